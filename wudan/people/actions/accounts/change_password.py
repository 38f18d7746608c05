"""改密码: a new one ends every other session and any one-time code."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from wudan.kit.refusals import Malformed
from wudan.people.actions.accounts.noting import journal, locked, one_transaction
from wudan.people.models import Account, OneTimeCode


def change_password(*, account: Account, new: str, again: str, at: datetime) -> Account:
    """The account with its new password; the face keeps its own session. Raises Malformed."""
    if new != again:
        raise Malformed({"again": "两次输的不一样，请再输一次。"})
    try:
        validate_password(new, account)
    except ValidationError as fault:
        raise Malformed({"new": "".join(fault.messages)}) from None
    return _write(account, new, at)


@one_transaction
def _write(account: Account, new: str, at: datetime) -> Account:
    held = locked(account)
    held.set_password(new)
    held.save(update_fields=["password"])
    OneTimeCode.objects.filter(account=held).delete()
    journal("password", held, at=at)
    return held
