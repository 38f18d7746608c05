"""开锁: the site above opens an account and hands a one-time code over, face to face."""

from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import generate_user_code, normalize_user_code
from django.utils.crypto import constant_time_compare, salted_hmac

from wudan.people import throttling
from wudan.people.actions.accounts.noting import journal, one_transaction
from wudan.people.actions.accounts.readmitting import (
    RESET,
    UNLOCKED,
    insist_on_another,
    insist_on_words,
    take_helped,
)
from wudan.people.actors import Actor
from wudan.people.models import Account, OneTimeCode

DIGITS = 8
LASTS = timedelta(minutes=30)


@one_transaction
def unlock_account(*, account: Account, by: Actor, at: datetime, why: str = "") -> str:
    """The code, eight digits, good once and for half an hour; shown to the helper only now.

    Raises Objected: never one's own account, nobody but one's own subtree.
    """
    insist_on_words(why)
    held = take_helped(account, by=by, at=at)
    insist_on_another(held, RESET, by=by, at=at)
    code = draw_one_time_code(held, at=at)
    throttling.forgive("sign_in", held.account)
    throttling.forgive("second_factor", held.account)
    journal(UNLOCKED, held, by=by, at=at, why=why)
    return code


def draw_one_time_code(account: Account, *, at: datetime) -> str:
    """A fresh code for this account; an older one is void."""
    code = str(generate_user_code(length=DIGITS, numeric=True, dashed=False))
    OneTimeCode.objects.update_or_create(
        account=account, defaults={"digest": digest_of(account, code), "expires_at": at + LASTS}
    )
    return code


@one_transaction
def take_one_time_code(*, name: str, code: str, at: datetime) -> Account | None:
    """The account that this code lets in, now used up."""
    kept = OneTimeCode.objects.select_for_update(of=("self",)).filter(account__account=name)
    row = kept.select_related("account__person").first()
    if row is None or row.expires_at < at or not row.account.is_active:
        return None
    if not constant_time_compare(row.digest, digest_of(row.account, normalize_user_code(code))):
        return None
    row.delete()
    return row.account


def digest_of(account: Account, code: str) -> str:
    """A keyed hash of a code, of this account only."""
    return salted_hmac(f"wudan.people.one_time.{account.pk}", code, algorithm="sha256").hexdigest()
