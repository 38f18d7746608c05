"""Public order numbers: unguessable, digits only, safe to read out on the telephone."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

Thing = TypeVar("Thing")
LENGTH = 11
SLIP_LENGTH = 6
LARGEST_KEY = 2**63 - 1
"""What a database can look for by key; an address may say more."""
_below: Callable[[int], int] = secrets.randbelow


def draw() -> str:
    """Eleven digits: ten drawn at random, one to catch a slip of the ear (Luhn).

    None begins with 1, so that none looks like somebody's mobile (kit.scanning).
    """
    body = f"{_below(8) + 2}{_below(10**9):09d}"
    return body + check_digit(body)


def draw_slip() -> str:
    """Six digits that open one order to whoever holds its slip."""
    return f"{_below(10**SLIP_LENGTH):0{SLIP_LENGTH}d}"


def lot(of: Sequence[Thing], most: int) -> list[Thing]:
    """So many of these, drawn by lot: nobody chooses who is asked."""
    left = list(of)
    return [left.pop(_below(len(left))) for _ in range(min(most, len(left)))]


@contextmanager
def drawn_from(below: Callable[[int], int]) -> Iterator[None]:
    """Draw from a seeded source instead, so that a rehearsal repeats itself; never in earnest."""
    global _below
    kept, _below = _below, below
    try:
        yield
    finally:
        _below = kept


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
