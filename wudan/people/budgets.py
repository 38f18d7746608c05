"""限额: how much of other people's data one person may look at, and who hears when it is used up.

The alarm is written in the transaction of the last look that was let through, so it is there
before the first refusal (A12, A14, G09).
"""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import TooMany
from wudan.people import throttling
from wudan.people.actors import Actor
from wudan.people.models import Account

ALARM = "account.alarm"


def spend_budget(kind: str, *, by: Actor, at: datetime) -> None:
    """Count one look of this kind; the last one for now raises the alarm. Raises TooMany."""
    tried = _try(kind, by, at)
    if isinstance(tried, TooMany):
        raise tried


def note_astray(*, by: Actor, at: datetime) -> None:
    """Somebody asked for what is not theirs; twenty times in five minutes raises the alarm."""
    _try("astray", by, at)


@transaction.atomic(savepoint=False)
def _try(kind: str, by: Actor, at: datetime) -> bool | TooMany:
    tried = throttling.try_each([(kind, str(by.person))], at=at)
    if tried is True:
        _alarm(kind, by, at)
    return tried


def _alarm(kind: str, by: Actor, at: datetime) -> None:
    account = Account.objects.select_related("person").filter(person=by.person).first()
    if account is None:
        return
    subject = Subject("account", account.pk, account.person.county, by.unit_id)
    record(ALARM, subject, by=by, at=at, facts={"kind": kind}, react=False)
