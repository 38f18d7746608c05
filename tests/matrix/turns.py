"""Whose turn it is at a route: a few of all seats, so that over a few routes everybody has one."""

from zlib import crc32

from tests.matrix import expectations
from tests.matrix.routes import Route
from tests.matrix.seats import SEATS, Seat

EXPECTED = expectations.read()
TURNS = 18


def those_of(route: Route) -> list[Seat]:
    """Of each role who stands nearest for each word, and one in eighteen of the rest; the same at each run."""
    nearest = {(seat.role, EXPECTED[route.key][seat]): seat for seat in reversed(SEATS)}.values()
    turn = crc32(route.key.encode())
    return [seat for at, seat in enumerate(SEATS) if seat in nearest or (at + turn) % TURNS == 0]
