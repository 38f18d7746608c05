"""May a room be described so, may a time be asked for so: rules that need no database.

Limits are ours (domain §1.9): half hours, one day, half a year ahead; so many at once a person
and a unit, so that nobody takes a room away from everybody (BAD INPUT of issue 5).
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from wudan.kit.clock import day_of, local, midnight
from wudan.kit.open_hours import fault_in
from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to, objection_to_published
from wudan.kit.working_time import Term, Unit
from wudan.sites.enums import RepeatEvery
from wudan.sites.models import Room
from wudan.sites.wanted import WantedBooking, WantedRoom

STEP_MINUTES = 30
LONGEST = timedelta(hours=12)
FURTHEST_DAYS = 180
MOST_A_PERSON = 4
"""Live bookings ahead of one resident, in all rooms together."""
MOST_A_UNIT = 60
"""Live bookings ahead of one unit in one room."""
MOST_DATES = 30
MOST_WAITING = 20
"""Who waits for one time of one room."""
_DAYS = {RepeatEvery.WEEK: 7, RepeatEvery.FORTNIGHT: 14}


def faults_of(room: Room, wanted: WantedBooking, *, at: datetime) -> dict[str, str]:
    """What is wrong with what was typed, by field."""
    faults = time_faults(wanted, at=at)
    if not 1 <= wanted.party <= room.capacity:
        faults["party"] = Phrase(
            "这里最多容纳 {capacity} 人，请填 1 到 {capacity}。", capacity=room.capacity
        )
    if wanted.theme not in room.themes:
        faults["theme"] = "请选一个主题。"
    if wanted.use not in room.uses:
        faults["use"] = "请选一种用途。"
    if fault := objection_to(wanted.words, most=100):
        faults["words"] = fault
    return faults


def time_faults(wanted: WantedBooking, *, at: datetime) -> dict[str, str]:
    """What is wrong with a time as such, in whichever room, by field."""
    begins, ends = local(wanted.starts_at), local(wanted.ends_at)
    if begins.date() > day_of(at) + timedelta(days=FURTHEST_DAYS):
        return {
            "day": Phrase(
                "最多提前 {furthest_days} 天订，请选近一点的日子。", furthest_days=FURTHEST_DAYS
            )
        }
    if wanted.starts_at <= at:
        field = "day" if begins.date() < day_of(at) else "begins"
        return {field: "这个时间已经过去了，请选以后的。"}
    if ends <= begins:
        return {"ends": "结束要晚于开始。"}
    if ends > midnight(begins.date()) + timedelta(days=1):
        return {"ends": "要在同一天里，不跨过半夜。"}
    if any(moment.minute % STEP_MINUTES or moment.second for moment in (begins, ends)):
        return {"begins": "请按整点或半点来订，如 9:00、9:30。"}
    if ends - begins > LONGEST:
        return {"ends": Phrase("一次最多订 {seconds} 个小时。", seconds=LONGEST.seconds // 3600)}
    return {}


FAIR_TERM = Term(1, Unit.WORKING_DAYS)
"""Nobody who has to act next has less, unless the room's hour is nearer (ours, ADR 94)."""


def answer_due(starts_at: datetime, *, at: datetime, latest: datetime) -> datetime:
    """Until when the keeper answers: the county's term at the latest, and not later than half-way to
    the beginning, so that who hears nothing has as long to look elsewhere."""
    return min(latest, at + (starts_at - at) / 2)


def confirm_due(
    wanted: datetime, starts_at: datetime, *, at: datetime, fair: datetime
) -> datetime | None:
    """Until when a date that becomes somebody's at `at` is confirmed again; None: it need not be.

    `wanted`, so many days before it as the room says, but not before `fair`: who hears of a yes just before
    the end had minutes otherwise. Where `wanted` is over already nobody is asked again what was just
    settled; and where `fair` is not before the hour itself there is no time left in which to let it go.
    """
    due = max(wanted, fair)
    return due if at < wanted and due < starts_at else None


def room_faults(
    wanted: WantedRoom, *, themes: Collection[str], uses: Collection[str]
) -> dict[str, str]:
    """What is wrong with a description of a room, by field; `themes` and `uses` are the pack's."""
    faults = {}
    if not wanted.name:
        faults["name"] = "请写名称，如“多功能厅”。"
    for field, most in (("name", 30), ("where", 60), ("equipment", 200)):
        if fault := objection_to_published(getattr(wanted, field), most=most):
            faults[field] = fault
    if not 1 <= wanted.capacity <= 5000:
        faults["capacity"] = "请填能容纳几个人，1 到 5000。"
    if not wanted.themes or not set(wanted.themes) <= set(themes):
        faults["themes"] = "请至少选一个主题。"
    if not wanted.uses or not set(wanted.uses) <= set(uses):
        faults["uses"] = "请至少选一种用途。"
    if not 0 <= wanted.reconfirm_days <= 14:
        faults["reconfirm_days"] = "请填 0 到 14 天；0 就是不用再确认。"
    uneven = any(m % STEP_MINUTES for span in wanted.hours for m in (span.opens, span.closes))
    if fault := fault_in(wanted.hours) or ("开放时间请按整点或半点写。" if uneven else None):
        faults["hours"] = fault
    return faults


def dates_of(first: date, every: str, until: date) -> list[date]:
    """The days of a series, the first included; a month without a fifth such weekday is left out."""
    if until < first:
        return []
    if every in _DAYS:
        step = _DAYS[RepeatEvery(every)]
        return [first + timedelta(days=n) for n in range(0, (until - first).days + 1, step)]
    nth = (first.day - 1) // 7
    months = ((first.year * 12 + first.month - 1 + n) for n in range(24))
    found = (_nth_weekday(month // 12, month % 12 + 1, first.weekday(), nth) for month in months)
    return [day for day in found if day is not None and first <= day <= until]


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    start = date(year, month, 1)
    day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * nth)
    return day if day.month == month else None


def series_faults(first: date, every: str, until: date, *, at: datetime) -> dict[str, str]:
    """What is wrong with a repetition, by field."""
    if every not in RepeatEvery.values:
        return {"every": "请选怎么重复。"}
    if not first < until <= day_of(at) + timedelta(days=FURTHEST_DAYS):
        return {
            "until": Phrase(
                "重复到哪天，要在第一次之后、{furthest_days} 天以内。", furthest_days=FURTHEST_DAYS
            )
        }
    count = len(dates_of(first, every, until))
    if count > MOST_DATES:
        return {
            "until": Phrase("一次最多订 {most_dates} 次，请把日子写近一点。", most_dates=MOST_DATES)
        }
    if count < 2:
        return {"until": "到那天为止只有一次，不用重复。"}
    return {}
