"""When a room is open, what is free of it, and why a time is not to be had (R028).

Values in, values out: whoever holds the room's row asks with what was read under the lock; a page
asks with the rows of a week.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.kit.clock import day_of, local, midnight
from wudan.kit.open_hours import KINDS, Span, day_words, on_kind
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.sites.models import Booking, RoomClosure
from wudan.sites.opening_days import kind_today

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class RoomTimes:
    """What decides about a room's times: its hours, closures and who has it."""

    spans: tuple[Span, ...]
    closures: Sequence[RoomClosure]
    bookings: Sequence[Booking]

    def objection(self, starts_at: datetime, ends_at: datetime) -> Objection | None:
        """Why this time is not to be had: not open, closed after all, somebody else's."""
        return (
            hours_objection(self.spans, starts_at, ends_at)
            or closure_objection(self.closures, starts_at, ends_at)
            or taken_objection(self.bookings, starts_at, ends_at)
        )


def open_on(spans: Iterable[Span], day: date) -> list[Stretch]:
    """When it is open on a day; spans that touch are one."""
    start, found = midnight(day), list[Stretch]()
    for span in on_kind(spans, kind_today(day)):
        opens, closes = (
            start + timedelta(minutes=span.opens),
            start + timedelta(minutes=span.closes),
        )
        if found and found[-1][1] == opens:
            found[-1] = (found[-1][0], closes)
        else:
            found.append((opens, closes))
    return found


def without(stretches: Iterable[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of stretches when these are taken out."""
    left = list(stretches)
    for begins, ends in taken:
        kept = list[Stretch]()
        for opens, closes in left:
            if ends <= opens or closes <= begins:
                kept.append((opens, closes))
                continue
            if opens < begins:
                kept.append((opens, begins))
            if ends < closes:
                kept.append((ends, closes))
        left = kept
    return left


def hours_objection(
    spans: Sequence[Span], starts_at: datetime, ends_at: datetime
) -> Objection | None:
    """Why it is not open all that time."""
    day = day_of(starts_at)
    if any(opens <= starts_at and ends_at <= closes for opens, closes in open_on(spans, day)):
        return None
    kind = kind_today(day)
    of_day = on_kind(spans, kind)
    if not of_day:
        return Objection(
            "not_open",
            Phrase(
                "{starts_at:%-m月%-d日}（{kinds}）不开放。",
                starts_at=local(starts_at),
                kinds=KINDS[kind],
            ),
        )
    return Objection(
        "not_open",
        Phrase(
            "{kinds}开放的时间是 {of_day}，请改到这里面。",
            kinds=KINDS[kind],
            of_day=day_words(of_day),
        ),
    )


def closure_objection(
    closures: Iterable[RoomClosure], starts_at: datetime, ends_at: datetime
) -> Objection | None:
    """Why it is closed then although it would be open."""
    for one in closures:
        if one.lifted_at is None and one.starts_at < ends_at and starts_at < one.ends_at:
            begins, ends = local(one.starts_at), local(one.ends_at)
            return Objection(
                "closed",
                Phrase(
                    "{begins:%-m月%-d日 %H:%M} 到 {ends:%-m月%-d日 %H:%M} 停用：{why}",
                    begins=begins,
                    ends=ends,
                    why=one.why,
                ),
            )
    return None


def taken_objection(
    bookings: Iterable[Booking], starts_at: datetime, ends_at: datetime
) -> Objection | None:
    """Who has it then; never a person's name."""
    for one in bookings:
        if one.holds and one.starts_at < ends_at and starts_at < one.ends_at:
            return Objection(
                "taken",
                Phrase("{starts_at} 已经有人订了。", starts_at=said(one.starts_at, one.ends_at)),
            )
    return None


def said(starts_at: datetime, ends_at: datetime) -> str:
    """11月26日 09:00–11:30."""
    return f"{local(starts_at):%-m月%-d日 %H:%M}–{local(ends_at):%H:%M}"


def _next_half(day: date, at: datetime) -> datetime:
    """The next time that can be asked for: whole and half hours only."""
    start, step = midnight(day), timedelta(minutes=30)
    return start + step * -((start - at) // step)


def free_on(times: RoomTimes, day: date, *, at: datetime) -> list[Stretch]:
    """What can still be had on a day."""
    taken = [(one.starts_at, one.ends_at) for one in times.bookings if one.holds]
    shut = [(one.starts_at, one.ends_at) for one in times.closures if one.lifted_at is None]
    past = [(midnight(day), _next_half(day, at))] if at > midnight(day) else []
    return without(open_on(times.spans, day), [*taken, *shut, *past])


LEAST = timedelta(hours=1)
"""A gap that is worth being offered."""


def next_free(
    times: RoomTimes, first: date, *, days: int, most: timedelta, at: datetime
) -> Stretch | None:
    """The first gap of some days, as much of it as is usually wanted; none when all is taken."""
    for ahead in range(days):
        for begins, ends in free_on(times, first + timedelta(days=ahead), at=at):
            if ends - begins >= LEAST:
                return begins, min(ends, begins + most)
    return None
