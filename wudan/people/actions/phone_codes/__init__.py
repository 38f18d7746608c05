"""What is done with codes sent to a phone: draw, void, prove, and come in or be entered."""

from wudan.people.actions.phone_codes.coming_in import come_in, owner_of, sign_up
from wudan.people.actions.phone_codes.draw import draw_phone_code, void_phone_code
from wudan.people.actions.phone_codes.prove import prove_phone

__all__ = [
    "come_in",
    "draw_phone_code",
    "owner_of",
    "prove_phone",
    "sign_up",
    "void_phone_code",
]
