"""回一声: a short code by which who got a message answers one question, without signing in.

The code names what it answers and is signed for that one purpose; nothing is kept. It ends by itself,
with what it answers: an activity that has begun takes no answer.
"""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

CANNOT_COME = "cannot_come"
_LETTERS = {CANNOT_COME: "c"}
_PURPOSES = {letter: purpose for purpose, letter in _LETTERS.items()}
_MAC_LENGTH = 10
_LONGEST = 30


def code_for(purpose: str, number: int) -> str:
    """The code: a letter, the number, fifty bits of signature."""
    letter = _LETTERS[purpose]
    return f"{letter}{number:x}-{_mac(letter, number)}"


def answered_by(code: str) -> tuple[str, int] | None:
    """What a code answers: its purpose and number; None when it is none of ours."""
    head, _, mac = code.strip().lower().partition("-")
    if not head or head[0] not in _PURPOSES or len(code) > _LONGEST:
        return None
    try:
        number = int(head[1:], 16)
    except ValueError:
        return None
    if not constant_time_compare(mac, _mac(head[0], number)):
        return None
    return _PURPOSES[head[0]], number


def _mac(letter: str, number: int) -> str:
    told = salted_hmac(f"wudan.notices.reply.{letter}", str(number), algorithm="sha256").digest()
    return base64.b32encode(told)[:_MAC_LENGTH].decode().lower()
