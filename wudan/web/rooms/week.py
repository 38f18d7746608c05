"""A week as blocks: what is free, taken, closed. On a phone a list a day, on a desk seven columns.

Values only; each block knows how many half hours it is tall, so that the styles can line days up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from wudan.kit.clock import day_of, midnight
from wudan.sites.free_times import RoomTimes, Stretch, free_on, open_on, without
from wudan.sites.models import Booking
from wudan.web.rooms.loading import clock_words
from wudan.web.rooms.wording import theme_words, who_words
from wudan.web.templatetags.words import day as day_words

HALF_HOUR = timedelta(minutes=30)
_EARLIEST, _LATEST = 8, 18


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of one day."""

    kind: str
    """free, taken, asked, shut, past, off."""
    begins: str
    ends: str
    label: str
    url: str
    span: int


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One column, or one list."""

    day: date
    words: str
    is_today: bool
    blocks: tuple[Block, ...]

    @property
    def is_off(self) -> bool:
        """Whether it is not open at all."""
        return all(block.kind == "off" for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days and the hours down the side."""

    hours: tuple[str, ...]
    days: tuple[WeekDay, ...]


def week_of(
    times: RoomTimes, first: date, *, at: datetime, free_url: Callable[[datetime, datetime], str],
    own_url: Callable[[Booking], str], days: int = 7,
) -> Week:  # fmt: skip
    """Lay out some days; `free_url` is empty where the reader may not book."""
    dates = [first + timedelta(days=n) for n in range(days)]
    opened = {day: open_on(times.spans, day) for day in dates}
    earliest, latest = _edges(opened)
    laid = tuple(
        _day(times, day, opened[day], earliest, latest, at, free_url, own_url) for day in dates
    )
    return Week(tuple(f"{hour}:00" for hour in range(earliest, latest)), laid)


def _edges(opened: dict[date, list[Stretch]]) -> tuple[int, int]:
    """From which hour to which the columns go."""
    starts = [
        (s - midnight(day)) // timedelta(hours=1) for day, ss in opened.items() for s, _ in ss
    ]
    ends = [
        -((midnight(day) - e) // timedelta(hours=1)) for day, ss in opened.items() for _, e in ss
    ]
    return (min(starts), max(ends)) if starts else (_EARLIEST, _LATEST)


def _day(
    times: RoomTimes, day: date, opened: list[Stretch], earliest: int, latest: int, at: datetime,
    free_url: Callable[[datetime, datetime], str], own_url: Callable[[Booking], str],
) -> WeekDay:  # fmt: skip
    start, end = (
        midnight(day) + timedelta(hours=earliest),
        midnight(day) + timedelta(hours=latest),
    )
    pieces: list[tuple[datetime, datetime, str, str, str]] = []
    mine = [one for one in times.bookings if one.day == day]
    for one in mine:
        kind = "asked" if one.state == "asked" else "taken"
        label = f"{who_words(one)} · {theme_words(one.theme)}"
        pieces.append((one.starts_at, one.ends_at, kind, label, own_url(one)))
    taken = [(one.starts_at, one.ends_at) for one in mine]
    for closure in times.closures:
        for begins, ends in _within(opened, closure.starts_at, closure.ends_at):
            for left in without([(begins, ends)], taken):
                pieces.append((*left, "shut", closure.why, ""))
    free = free_on(times, day, at=at)
    for begins, ends in free:
        if ends - begins >= HALF_HOUR:
            url = free_url(begins, ends)
            pieces.append((begins, ends, "free", _("空着"), url))
    filled = [(begins, ends) for begins, ends, *_rest in pieces]
    past = _("过去了")
    pieces += [(b, e, "past", past, "") for b, e in without(opened, filled)]
    filled = [(begins, ends) for begins, ends, *_rest in pieces]
    pieces += [(b, e, "off", "", "") for b, e in without([(start, end)], filled)]
    return WeekDay(
        day, day_words(day), day_of(at) == day,
        tuple(_block(piece, day) for piece in sorted(pieces, key=lambda piece: piece[0])),
    )  # fmt: skip


def _within(opened: list[Stretch], begins: datetime, ends: datetime) -> list[Stretch]:
    cut = [(max(begins, start), min(ends, end)) for start, end in opened]
    return [(start, end) for start, end in cut if start < end]


def _block(piece: tuple[datetime, datetime, str, str, str], day: date) -> Block:
    begins, ends, kind, label, url = piece
    span = max(1, round((ends - begins) / HALF_HOUR))
    return Block(kind, clock_words(begins, day), clock_words(ends, day), label, url, min(span, 48))
