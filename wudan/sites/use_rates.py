"""利用率和空着的时段 (R023; 激活沉睡资源): how much of what is open was booked, and really used.

Rooms are told side by side in the order of the tree; nothing is sorted by a figure (domain §3.1).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.kit.clock import day_of, midnight
from wudan.kit.open_hours import OFF, on_kind
from wudan.sites.enums import BookingState, RoomUse
from wudan.sites.free_times import Stretch, open_on, without
from wudan.sites.models import Booking, Room, RoomClosure, RoomHours
from wudan.sites.opening_days import kind_today

WEEKS = 8
"""How long something has to lie idle before it is told."""
LEAST_WEEKS = 6
LEAST_HOURS = 2


@dataclass(frozen=True, slots=True)
class Use:
    """Minutes open, booked, and seen to be used."""

    opened: int
    booked: int
    used: int

    @property
    def booked_percent(self) -> int:
        """Of what was open."""
        return self.booked * 100 // self.opened if self.opened else 0

    @property
    def used_percent(self) -> int:
        """Of what was open, as the keeper saw it."""
        return self.used * 100 // self.opened if self.opened else 0


@dataclass(frozen=True, slots=True)
class Idle:
    """A weekly time that is open and that nobody had for weeks."""

    room: Room
    weekday: int
    first_hour: int
    last_hour: int
    days: tuple[date, ...]
    """The days on which it was open and empty."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a stretch of days comes to: by room, by theme."""

    by_room: Mapping[int, Use]
    by_theme: Mapping[str, Use]


@dataclass(frozen=True, slots=True)
class Told:
    """All rows about rooms in some days, read in three statements."""

    rooms: Sequence[Room]
    first: date
    last: date
    hours: Mapping[int, list[RoomHours]]
    closures: Mapping[int, list[RoomClosure]]
    bookings: Mapping[int, list[Booking]]


def read(rooms: Sequence[Room], first: date, last: date) -> Told:
    """Read what the figures are made of; `last` is included."""
    keys = [room.pk for room in rooms]
    begins, ends = midnight(first), midnight(last + timedelta(days=1))
    booked = Booking.objects.filter(room__in=keys, state=BookingState.BOOKED).between(first, last)
    lean = booked.only("room_id", "theme", "starts_at", "ends_at", "seen", "day", "state")
    return Told(
        rooms, first, last, _by_room(RoomHours.objects.filter(room__in=keys)),
        _by_room(RoomClosure.objects.filter(room__in=keys).meeting(begins, ends)), _by_room(lean),
    )  # fmt: skip


def figures(told: Told) -> Figures:
    """Minutes by room, and by theme of all rooms together (open: of the rooms that have the theme)."""
    by_room: dict[int, Use] = {}
    themes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for room in told.rooms:
        opened = sum(_minutes(left) for left in _open_days(told, room).values())
        booked = used = 0
        for theme in room.themes:
            themes[theme][0] += opened
        for one in told.bookings.get(room.pk, []):
            minutes = _minutes([(one.starts_at, one.ends_at)])
            was_used = minutes if one.seen == RoomUse.USED else 0
            booked, used = booked + minutes, used + was_used
            themes[one.theme][1] += minutes
            themes[one.theme][2] += was_used
        by_room[room.pk] = Use(opened, booked, used)
    return Figures(by_room, {code: Use(*minutes) for code, minutes in themes.items()})


def idle(told: Told) -> list[Idle]:
    """Weekly hours that were open and that nobody had, on all days of the time read."""
    return [one for room in told.rooms for one in _idle_of(told, room)]


def _idle_of(told: Told, room: Room) -> list[Idle]:
    empty: dict[tuple[int, int], list[date]] = defaultdict(list)
    taken: set[tuple[int, int]] = set()
    bookings: dict[date, list[Booking]] = defaultdict(list)
    for one in told.bookings.get(room.pk, []):
        if one.seen != RoomUse.UNUSED:
            bookings[one.day].append(one)
    for day, opened in _open_days(told, room).items():
        if kind_today(day) >= OFF:
            continue
        for hour in _whole_hours(opened, day):
            begins = midnight(day) + timedelta(hours=hour)
            met = any(
                b.starts_at < begins + timedelta(hours=1) and begins < b.ends_at
                for b in bookings[day]
            )
            if met:
                taken.add((day.weekday(), hour))
            else:
                empty[day.weekday(), hour].append(day)
    found = {
        slot: days for slot, days in empty.items() if slot not in taken and len(days) >= LEAST_WEEKS
    }
    return _joined(room, found)


def _joined(room: Room, found: Mapping[tuple[int, int], list[date]]) -> list[Idle]:
    """Neighbouring hours as one; what is shorter than two hours is not told."""
    runs: list[list[tuple[int, int]]] = []
    for slot in sorted(found):
        if runs and runs[-1][-1] == (slot[0], slot[1] - 1):
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return [
        Idle(room, run[0][0], run[0][1], run[-1][1] + 1, tuple(found[run[0]]))
        for run in runs
        if len(run) >= LEAST_HOURS
    ]


def _open_days(told: Told, room: Room) -> dict[date, list[Stretch]]:
    """When it was really open: its hours without its closures."""
    spans = [row.span for row in told.hours.get(room.pk, [])]
    shut = [(one.starts_at, one.ends_at) for one in told.closures.get(room.pk, [])]
    days = (told.first + timedelta(days=n) for n in range((told.last - told.first).days + 1))
    return {
        day: without(open_on(spans, day), shut) for day in days if on_kind(spans, kind_today(day))
    }


def _whole_hours(opened: Iterable[Stretch], day: date) -> list[int]:
    start, hour = midnight(day), timedelta(hours=1)
    return [
        whole
        for begins, ends in opened
        for whole in range(-((start - begins) // hour), (ends - start) // hour)
    ]


def _minutes(stretches: Iterable[Stretch]) -> int:
    return sum(int((ends - begins).total_seconds()) // 60 for begins, ends in stretches)


def _by_room(
    rows: Iterable[RoomHours] | Iterable[RoomClosure] | Iterable[Booking],
) -> dict[int, list]:  # type: ignore[type-arg]
    by_room: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        by_room[row.room_id].append(row)
    return by_room


def weeks_before(at: datetime, *, weeks: int = WEEKS) -> tuple[date, date]:
    """The last whole weeks: from a day to yesterday."""
    last = day_of(at) - timedelta(days=1)
    return last - timedelta(days=7 * weeks - 1), last
