"""重复预订: what each date would come to, then those that were chosen; a date left out is added later.

Nothing is skipped behind anybody's back: who confirms has seen each conflict (Indico #4180).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wudan.areas.models import Unit
from wudan.kit.clock import day_of, local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites import policies
from wudan.sites.actions.bookings.book import draft, limit_objection, lock_booker, place
from wudan.sites.actions.bookings.holding import shut_objection, times_of
from wudan.sites.actions.holding_rooms import lock_room, one_transaction
from wudan.sites.models import Booking, BookingSeries, Room
from wudan.sites.permissions.room import booking_objection, owns
from wudan.sites.wanted import WantedBooking


@dataclass(frozen=True, slots=True)
class DateOutlook:
    """One date of a series and what stands against it."""

    day: date
    objection: Objection | None


def outlook(
    room: Room, wanted: WantedBooking, *, every: str, until: date, at: datetime
) -> list[DateOutlook]:
    """Every date with its conflict, three statements for all. Raises Malformed."""
    first = day_of(wanted.starts_at)
    faults = policies.faults_of(room, wanted, at=at)
    if faults := faults | policies.series_faults(first, every, until, at=at):
        raise Malformed(faults)
    days = policies.dates_of(first, every, until)
    last = moved(wanted, days[-1])
    times = times_of(room, wanted.starts_at, last.ends_at)
    dates = [moved(wanted, day) for day in days]
    return [
        DateOutlook(day, times.objection(one.starts_at, one.ends_at))
        for day, one in zip(days, dates, strict=True)
    ]


@one_transaction
def book_series(
    *, room: Room, wanted: WantedBooking, every: str, until: date, days: Iterable[date],
    by: Actor, at: datetime, unit: Unit | None = None,
) -> list[Booking]:  # fmt: skip
    """Book the chosen dates, all or none. Raises Missing, Objected, Malformed."""
    insist(booking_objection(by, room))
    lock_booker(by)
    held = lock_room(room.pk)
    insist(booking_objection(by, held) or shut_objection(held, at=at))
    found = {
        one.day: one.objection for one in outlook(held, wanted, every=every, until=until, at=at)
    }
    chosen = sorted(set(days))
    if not chosen:
        raise Malformed({"days": "请至少选一天。"})
    if not set(chosen) <= found.keys():
        raise Malformed({"days": "选的日子不在这次重复里面。"})
    for day in chosen:
        if objection := found[day]:
            raise Objected(
                Objection(
                    objection.code,
                    Phrase(
                        "{month}月{day}日：{objection}",
                        month=day.month,
                        day=day.day,
                        objection=objection.words,
                    ),
                )
            )
    series = BookingSeries(
        room=held, every=every, starts_at=wanted.starts_at, ends_at=wanted.ends_at, until=until,
        made_at=at,
    )  # fmt: skip
    rows = [
        draft(held, moved(wanted, day), by=by, at=at, unit=unit, series=series) for day in chosen
    ]
    insist(limit_objection(rows[0], at=at, count=len(rows)))
    series.save(force_insert=True)
    for row in rows:
        row.series = series
    # a keeper who is asked for thirty dates hears of it once
    return [place(held, row, by=by, at=at, tells=row is rows[0]) for row in rows]


@one_transaction
def add_date(*, series: BookingSeries, day: date, by: Actor, at: datetime) -> Booking:
    """补上一天: a date that was left out or let go, if it is free now. Raises Missing, Objected, Malformed."""
    like = series.bookings.order_by("pk").first()
    if like is None or not owns(by, like):
        raise Objected(Objection("not_yours", "由订的人来补。"))
    lock_booker(by)
    held = lock_room(series.room_id)
    insist(booking_objection(by, held) or shut_objection(held, at=at))
    if day not in left_out(series):
        raise Malformed({"day": "这一天不用补：不在这次重复里面，或者已经订着。"})
    first = WantedBooking(
        series.starts_at, series.ends_at, like.theme, like.use, like.party, like.words
    )
    wanted = moved(first, day)
    if faults := policies.faults_of(held, wanted, at=at):
        raise Malformed({"day": "；".join(faults.values())})
    made = draft(held, wanted, by=by, at=at, unit=like.unit, series=series)
    insist(limit_objection(made, at=at))
    insist(
        times_of(held, wanted.starts_at, wanted.ends_at).objection(wanted.starts_at, wanted.ends_at)
    )
    return place(held, made, by=by, at=at)


def left_out(series: BookingSeries) -> list[date]:
    """Dates of a series on which it has no booking that lives."""
    there = set(series.bookings.live().values_list("day", flat=True))
    days = policies.dates_of(day_of(series.starts_at), series.every, series.until)
    return [day for day in days if day not in there]


def moved(wanted: WantedBooking, day: date) -> WantedBooking:
    """The same hours on another day."""
    by = timedelta(days=(day - local(wanted.starts_at).date()).days)
    return replace(wanted, starts_at=wanted.starts_at + by, ends_at=wanted.ends_at + by)
