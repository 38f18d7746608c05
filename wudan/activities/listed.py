"""What is open, a line each: values and no models, for lists that are read far more than written."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from wudan.activities.enums import Venue
from wudan.activities.querysets import OpeningQuerySet


class Listed(NamedTuple):
    """An opening with its shift, position and activity, as lists show and fitting asks them."""

    pk: int
    quota: int
    taken: int
    held: int
    waiting: int
    day: date
    starts_at: datetime
    ends_at: datetime
    slots: int
    position: str
    skill: str
    licence: str
    position_min_age: int
    position_is_risky: bool
    activity_id: int
    no: str
    title: str
    venue: str
    place: str
    lon: float | None
    lat: float | None
    risks: list[str]
    is_risky: bool
    min_age: int
    area_id: int | None
    unit_id: int
    unit: str
    unit_path: str
    platform: str | None
    platform_label: str | None

    @property
    def free(self) -> int:
        """Places nobody holds."""
        return self.quota - self.taken - self.held

    @property
    def is_online(self) -> bool:
        """Whether it is done at home, over the network (R038)."""
        return self.venue == Venue.ONLINE


_SHIFT, _POSITION, _ACTIVITY = "shift__", "position__", "shift__activity__"
_COLUMNS = (
    "pk", "quota", "taken", "held", "waiting",
    *(_SHIFT + name for name in ("day", "starts_at", "ends_at", "slots")),
    *(_POSITION + name for name in ("name", "skill", "licence", "min_age", "is_risky")),
    f"{_SHIFT}activity_id",
    *(
        _ACTIVITY + name
        for name in (
            "no", "title", "venue", "place", "lon", "lat", "risks", "is_risky", "min_age", "area_id", "unit_id",
            "unit__short_name", "unit__path", "platform__code", "platform__name",
        )
    ),
)  # fmt: skip


def lines_of(rows: OpeningQuerySet) -> Iterator[Listed]:
    """The lines of what was asked for, in its order; one statement."""
    return map(Listed._make, rows.values_list(*_COLUMNS))
