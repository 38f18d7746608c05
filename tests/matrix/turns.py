"""Whose turn it is at a route: a few of all seats, so that over a few routes everybody has one."""

from zlib import crc32

from tests.matrix import expectations
from tests.matrix.routes import Route
from tests.matrix.seats import SEATS, Seat

EXPECTED = expectations.read()
TURNS = 18
SHUT_OUT_TURNS = 4


def those_of(route: Route) -> list[Seat]:
    """Of each role that gets something else than "not there", who stands nearest for each word; one in four of the
    roles it is hidden from, and one in eighteen of all the rest. The same at each run."""
    row, turn = EXPECTED[route.key], crc32(route.key.encode())
    nearest = {(seat.role, row[seat]): seat for seat in reversed(SEATS)}.values()
    hidden = [seat for seat in nearest if row[seat] == expectations.HIDDEN]
    tried = {seat for seat in nearest if row[seat] != expectations.HIDDEN}
    tried |= set(hidden[turn % SHUT_OUT_TURNS :: SHUT_OUT_TURNS] or hidden[:1])
    return [seat for at, seat in enumerate(SEATS) if seat in tried or (at + turn) % TURNS == 0]
