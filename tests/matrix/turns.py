"""Whose turn it is at a route: a few of all seats, so that over a few routes everybody has one."""

from zlib import crc32

from tests.matrix import expectations
from tests.matrix.routes import Route
from tests.matrix.seats import NOBODY, SEATS, Seat

EXPECTED = expectations.read()
TURNS = 30
ALIKE_TURNS, MOST = 4, 4
"""A word that more than four roles get, as every page for everybody has one, is asked for by one role in four."""


def those_of(route: Route) -> list[Seat]:
    """Nobody; of each role who stands nearest, for each word it gets; one in four of the roles that a route is hidden
    from, or that get the same as four others and more; and one in thirty of all the rest. The same at each run."""
    row, turn = EXPECTED[route.key], crc32(route.key.encode())
    nearest = nearest_of(row)
    tried = {NOBODY}
    for word in set(nearest.values()):
        theirs = [seat for seat, given in nearest.items() if given == word]
        if word == expectations.HIDDEN or len(theirs) > MOST:
            theirs = theirs[turn % ALIKE_TURNS :: ALIKE_TURNS] or theirs[:1]
        tried |= set(theirs)
    return [seat for at, seat in enumerate(SEATS) if seat in tried or (at + turn) % TURNS == 0]


def nearest_of(row: dict[Seat, str]) -> dict[Seat, str]:
    """Of each role who stands nearest, for each word it gets; and the word."""
    found = {(seat.role, row[seat]): seat for seat in reversed(SEATS)}
    return {seat: word for (_, word), seat in found.items()}
