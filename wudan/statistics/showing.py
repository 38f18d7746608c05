"""What everybody may see of a table of counts: nothing under five, nor what a difference would give away (G21).

Primary: a count from one to four is not shown. Secondary: with the total known, one hidden cell is
total minus the others; so a column hides at least two, and what it hides adds up to five or more.
"""

from collections.abc import Sequence

SMALLEST = 5
"""A smaller number is not shown to everybody."""
_FEWEST = 2


def held_back(column: Sequence[int]) -> list[int | None]:
    """A column of a table whose total is known, as everybody may see it; None is held back."""
    hidden = {place for place, n in enumerate(column) if 0 < n < SMALLEST}
    if not hidden:
        return list(column)
    rest = sorted((n, place) for place, n in enumerate(column) if place not in hidden and n)
    for _n, place in rest:
        if len(hidden) >= _FEWEST and sum(column[one] for one in hidden) >= SMALLEST:
            break
        hidden.add(place)
    return [None if place in hidden else n for place, n in enumerate(column)]


def alone(number: int) -> int | None:
    """A number that stands alone."""
    return None if 0 < number < SMALLEST else number
