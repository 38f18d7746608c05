"""发验证码: count first, draw, hand over; what was not carried was not sent and is not counted."""

from datetime import datetime

from wudan.kit.phones import is_mobile, normal
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.notices.gateways import NotCarried, gateway
from wudan.notices.templates import SIGN_IN_CODE
from wudan.people import throttling
from wudan.people.actions.phone_codes import draw_phone_code, void_phone_code
from wudan.people.actions.phone_codes.draw import LASTS
from wudan.people.models import PhoneCode

EVERYONE = "county"
_MINUTES = str(int(LASTS.total_seconds()) // 60)


def send_sign_in_code(*, phone: str, address: str, at: datetime) -> PhoneCode:
    """The row of the code that is on its way. Raises Malformed, TooMany, or Objected.

    The limits of G19: per phone, per network address, and for the whole county.
    """
    number = normal(phone)
    if not is_mobile(number):
        raise Malformed({"phone": "请写 11 位手机号。"})
    charges = [("code", number), ("code_address", address), ("code_everyone", EVERYONE)]
    throttling.spend_each(charges, at=at)
    row, code = draw_phone_code(phone=number, at=at)
    try:
        gateway().send(number, SIGN_IN_CODE, {"code": code, "minutes": _MINUTES}, at=at)
    except NotCarried as fault:
        void_phone_code(code=row, at=at, why=fault.code)
        for kind, subject in charges:
            throttling.give_back(kind, subject)
        raise Objected(Objection("not_sent", fault.words)) from None
    return row
