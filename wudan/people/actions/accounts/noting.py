"""What every act on an account shares: one transaction, the journal's subject, who knocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string

from wudan.journal.events import Signer, Subject, record
from wudan.people.actors import for_self
from wudan.people.models import Account

one_transaction = transaction.atomic(savepoint=False)
"""All of an act, or none of it. Joins the face's durable transaction."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door whom nobody knows yet."""

    person_id: int | None = None
    post_id: int | None = None
    role: str = "visitor"
    label: str = "来访者"


def subject_of(account: Account | None) -> Subject:
    """The account in the journal; 0 is an account that does not exist."""
    if account is None:
        return Subject("account", 0, settings.PACK.county, None)
    return Subject("account", account.pk, account.person.county, account.person.home_id)


def journal(
    verb: str,
    account: Account | None,
    *,
    at: datetime,
    by: Signer | None = None,
    why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """One line about an account, by its own person unless somebody else acts. No secrets."""
    own = for_self(account.person_id) if account else Visitor()
    signer = by or own
    subject = subject_of(account)
    record(f"account.{verb}", subject, by=signer, at=at, why=why, facts=facts, react=False)


def locked(account: Account) -> Account:
    """The account as it is now, locked until the act is over."""
    held = Account.objects.select_for_update(of=("self",)).select_related("person")
    return held.get(pk=account.pk)


def free_name() -> str:
    """A name for an account: short, said easily on the telephone, nothing of the person in it."""
    while True:
        name = f"q{get_random_string(7, '23456789')}"
        if not Account.objects.filter(account=name).exists():
            return name
