"""Telephone numbers as typed in China: mobiles, landlines, and the demo range.

Numbers from 101-0000-0000 on are unassigned; demo persons have those only.
"""

import re

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{2,3}\d{7,8}")
_DEMO = re.compile(r"101\d{8}")


def normal(text: str) -> str:
    """Digits only, without +86 and separators; full-width digits made plain."""
    digits = re.sub(r"[^\d+]", "", "".join(str(int(c)) if c.isdecimal() else c for c in text))
    return digits.removeprefix("+86").removeprefix("0086")


def is_phone(text: str) -> bool:
    """Whether a normal text can be a phone number here."""
    return any(p.fullmatch(text) for p in (_MOBILE, _LANDLINE, _DEMO))


def is_mobile(text: str) -> bool:
    """Whether a normal text can get a short message."""
    return any(p.fullmatch(text) for p in (_MOBILE, _DEMO))
