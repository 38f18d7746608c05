"""验第二因素: the code of an authenticator or of the printed sheet, once each."""

from datetime import datetime

from django.conf import settings

from wudan.kit.refusals import Malformed
from wudan.people import throttling
from wudan.people.actions.accounts.noting import journal, one_transaction
from wudan.people.models import Account
from wudan.people.second_factor import authenticators_of, codes_left, take

WRONG = "这个码不对，或刚才用过了。请看验证器上最新的 6 位数字，或用恢复码表上没用过的一个。"


def prove_second_factor(*, account: Account, code: str, at: datetime) -> str:
    """How it was proven (`totp`, `recovery_codes`). Raises Malformed or TooMany.

    Counted first, in a transaction of its own; five wrong ones shut it for 15 minutes.
    """
    last = throttling.spend("second_factor", account.account, at=at)
    how = _take(account, code, at)
    if not how:
        _note_failure(account, at=at, shut=last)
        raise Malformed({"code": WRONG})
    throttling.forgive("second_factor", account.account)
    return how


@one_transaction
def _take(account: Account, code: str, at: datetime) -> str:
    held = list(authenticators_of(account).select_for_update())
    how = take(held, code, at=at, once=not settings.DEMO)
    if how:
        left = {"left": codes_left(account)} if how == "recovery_codes" else {}
        journal("second_factor", account, at=at, facts={"how": how, **left})
    return how


@one_transaction
def _note_failure(account: Account, *, at: datetime, shut: bool) -> None:
    journal("fail", account, at=at, facts={"what": "second_factor"})
    if shut:
        journal("lock", account, at=at, facts={"what": "second_factor"})
