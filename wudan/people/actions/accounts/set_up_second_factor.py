"""设第二因素: an authenticator with a sheet of recovery codes, or the printed sheet alone."""

from datetime import datetime

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from wudan.kit.refusals import Malformed
from wudan.people.actions.accounts.noting import journal, locked, one_transaction
from wudan.people.models import Account
from wudan.people.second_factor import SHEET, authenticators_of, fits_secret

WRONG = "这个码和验证器上的对不上。请看看手机时间准不准，再输最新的 6 位数字。"


def set_up_second_factor(*, account: Account, secret: str, code: str, at: datetime) -> Account:
    """Start anew: an authenticator with this secret (its code is the proof), and a fresh sheet.

    No secret means the sheet alone. What was set up before no longer works, and sessions that
    passed it end; the face keeps its own.
    Raises Malformed.
    """
    if secret and not fits_secret(secret, code):
        raise Malformed({"code": WRONG})
    return _write(account, secret, at)


@one_transaction
def _write(account: Account, secret: str, at: datetime) -> Account:
    held = locked(account)
    authenticators_of(held).delete()
    if secret:
        TOTP.activate(held, secret)
    RecoveryCodes.activate(held)
    how = "totp" if secret else "sheet"
    held.epoch += 1
    held.save(update_fields=["epoch"])
    journal("second_factor_set_up", held, at=at, facts={"how": how})
    return held


@one_transaction
def renew_sheet(*, account: Account, at: datetime) -> None:
    """A fresh sheet; the old one is waste paper."""
    held = locked(account)
    authenticators_of(held).filter(type=SHEET).delete()
    RecoveryCodes.activate(held)
    journal("second_factor_renewed", held, at=at)
