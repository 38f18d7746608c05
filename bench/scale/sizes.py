"""How much is laid at a size, and how much room it takes."""

from dataclasses import dataclass

ORDERS, ACTIVITIES, HOUSEHOLDS, ENTRIES = 3_400, 570, 366, 20_000
"""A small county's year (docs/growth.md): six volunteers come to an activity, points are of three years."""
BYTES_AN_ORDER = 32_000
"""With a sixth of an activity, six entries of points, seven events and all indexes; kept, and once more while it is measured."""
BYTES_AT_ALL = 2_000_000_000
TABLES = (
    "people_person", "orders_order", "orders_deadline", "journal_event", "journal_storedanswer",
    "activities_attendance", "ledger_servicerecord", "ledger_pointentry", "statistics_rollup",
)  # fmt: skip
"""Whose rows are told."""


@dataclass(frozen=True, slots=True)
class Size:
    """So many times a small county's year."""

    times: int

    @property
    def orders(self) -> int:
        """How many orders are laid."""
        return ORDERS * self.times

    @property
    def activities(self) -> int:
        """How many activities."""
        return ACTIVITIES * self.times

    @property
    def households(self) -> int:
        """How many households have points."""
        return HOUSEHOLDS * self.times

    @property
    def entries(self) -> int:
        """How many entries of points."""
        return ENTRIES * self.times


def room(times: list[int], databases: int) -> int:
    """Bytes that all of it takes."""
    return BYTES_AT_ALL + databases * sum(ORDERS * one * BYTES_AN_ORDER for one in times)
