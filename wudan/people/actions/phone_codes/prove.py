"""验手机号: the digits that were sent. Five tries, five minutes, once.

Tries are counted in rows before the digits are looked at, so that many guesses sent at the same
moment are not more than five.
"""

from datetime import datetime

from allauth.core.internal.cryptokit import normalize_user_code
from django.utils.crypto import constant_time_compare

from wudan.kit.refusals import Malformed
from wudan.people import throttling
from wudan.people.actions.accounts.noting import Visitor, journal, one_transaction
from wudan.people.actions.phone_codes.draw import LASTS, digest_of
from wudan.people.models import PhoneCode

WRONG = "验证码不对，请看清短信里的 6 位数字再输。"
OVER = "这个验证码已经过期，或用过了。请重新取一个。"


def prove_phone(*, code_id: int, digits: str, at: datetime) -> PhoneCode:
    """The row, proven now. Raises Malformed or TooMany."""
    throttling.spend("code_try", str(code_id), at=at)
    row, fits = _try(code_id, digits, at)
    if row is None:
        raise Malformed({"code": OVER})
    if not fits:
        raise Malformed({"code": WRONG})
    return row


@one_transaction
def _try(code_id: int, digits: str, at: datetime) -> tuple[PhoneCode | None, bool]:
    row = PhoneCode.objects.select_for_update().filter(pk=code_id).first()
    if row is None or row.void or row.proven_at is not None or at > row.sent_at + LASTS:
        return None, False
    if not constant_time_compare(row.digest, digest_of(row.pk, normalize_user_code(digits))):
        journal("fail", None, by=Visitor(), at=at, facts={"code": row.pk})
        return row, False
    row.proven_at = at
    row.save(update_fields=["proven_at"])
    return row, True
