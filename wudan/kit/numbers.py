"""Public order numbers: unguessable, digits only, safe to read out on the telephone."""

import secrets

LENGTH = 11


def draw() -> str:
    """Eleven digits: ten drawn at random, one to catch a slip of the ear (Luhn)."""
    body = f"{secrets.randbelow(9) + 1}{secrets.randbelow(10**9):09d}"
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The Luhn digit (ISO/IEC 7812-1 annex B) of a run of digits."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def is_number(text: str) -> bool:
    """Whether a text can be one of our numbers."""
    ascii_digits = text.isascii() and text.isdigit()
    return len(text) == LENGTH and ascii_digits and check_digit(text[:-1]) == text[-1]


def spoken(number: str) -> str:
    """The number in groups, as people read it out: 382 0557 1946."""
    return f"{number[:3]} {number[3:7]} {number[7:]}"
