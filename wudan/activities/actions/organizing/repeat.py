"""重复: a series, each its own activity: so each is opened, attended and cancelled by itself."""

from collections.abc import Iterator
from dataclasses import replace as with_changes
from datetime import date, datetime, timedelta

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.actions.organizing.draft import draft
from wudan.activities.actions.organizing.open_ import open_
from wudan.activities.actions.organizing.putting_down import written
from wudan.activities.enums import ActivityVerb, Every
from wudan.activities.models import Activity
from wudan.activities.permissions import objection
from wudan.activities.policies import FURTHEST_DAYS
from wudan.activities.wanted import Wanted, WantedShift
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.projects.flow import LISTED
from wudan.projects.models import Project

MOST = 60
_DAYS = {Every.WEEK: 7, Every.FORTNIGHT: 14}


@one_transaction
def repeat(
    *, activity: Activity, every: str, until: date, by: Actor, at: datetime, opens: bool = False
) -> list[Activity]:
    """Copy it to each time until a day, that day included; `opens`: past the gate at once.

    Raises Missing, Objected, Malformed; nothing is made when one cannot be.
    """
    held = lock_activity(activity)
    insist(objection(ActivityVerb.CORRECT, by, held))
    wanted = written(held)
    days = list(_days(wanted, every, until, at=at))
    held.series = held.series or numbers.draw()
    held.save(update_fields=["series"])
    made = [
        draft(
            unit=held.unit, team=held.team, leader=held.leader, model=held, series=held.series, plan_item=held.plan_item,
            project=_still_listed(held.project),
            wanted=moved(wanted, day - day_of(wanted.shifts[0].starts_at)), by=by, at=at,
        )
        for day in days
    ]  # fmt: skip
    if opens:
        made = [open_(activity=one, by=by, at=at) for one in made]
    note("repeat", held, by=by, at=at, every=every, until=until.isoformat(), made=len(made))
    return made


def _still_listed(project: Project | None) -> Project | None:
    """A project that left the list names no new activities."""
    return project if project is not None and project.stage in LISTED else None


def moved(wanted: Wanted, by: timedelta) -> Wanted:
    """The same, so many days later."""
    shifts = tuple(WantedShift(one.starts_at + by, one.ends_at + by) for one in wanted.shifts)
    closes_at = wanted.closes_at + by if wanted.closes_at else None
    return with_changes(wanted, shifts=shifts, closes_at=closes_at, is_template=False)


def _days(wanted: Wanted, every: str, until: date, *, at: datetime) -> Iterator[date]:
    if not wanted.shifts:
        raise Malformed({"until": "先写上第一次的班次，再重复。"})
    if every not in Every.values:
        raise Malformed(
            {"every": Phrase("请选一个：{listed}。", listed=Listed(COMMA, map(str, Every.labels)))}
        )
    first = day_of(wanted.shifts[0].starts_at)
    if not first < until <= day_of(at) + timedelta(days=FURTHEST_DAYS):
        raise Malformed({"until": "重复到哪天，要在第一次之后、一年之内。"})
    days = [day for day in _series(first, Every(every), until) if day > day_of(at)]
    if not days:
        raise Malformed({"until": "到那天为止，一次也排不上。"})
    if len(days) > MOST:
        raise Malformed({"until": Phrase("一次最多重复 {most} 次，请把日子写近一点。", most=MOST)})
    yield from days


def _series(first: date, every: Every, until: date) -> Iterator[date]:
    """The days after the first. A month without that day is left out."""
    if every is Every.MONTH:
        months = (first.month + n for n in range(24))
        wanted = (_in_month(first, month) for month in months)
        yield from (day for day in wanted if day is not None and first < day <= until)
        return
    day = first + timedelta(days=_DAYS[every])
    while day <= until:
        yield day
        day += timedelta(days=_DAYS[every])


def _in_month(first: date, month: int) -> date | None:
    try:
        return date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, first.day)
    except ValueError:
        return None
