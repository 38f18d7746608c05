"""试算: asked for by the office, reckoned by the worker a month a round, kept as numbers without names.

The same functions as the real grant (`rewards.reckoning`) over the records and deeds that there
were, once by the rules that counted then, once by the version that is tried out.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.quarters import quarter_end
from wudan.kit.refusals import Objected, Objection, insist
from wudan.ledger.models import ServiceRecord
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.models import HouseholdMember
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.enums.trial import TrialState
from wudan.rewards.figures import Side, SideTold, Version
from wudan.rewards.models import Deed, PointRules, PointRulesPeriod, Trial
from wudan.rewards.permissions.rule import adopting_objection
from wudan.rewards.reckoning import Served

_BATCH = 2000
_STEP_PERCENT = 5
_BROKEN = "算的时候系统出了差错，已记入日志。请告诉系统管理员，再算一次。"


@transaction.atomic(savepoint=False)
def try_out(*, rules: PointRules, by: Actor, at: datetime, recent: bool = False) -> Trial:
    """Ask for a trial over the last whole quarter, or over this month and the two before.

    Raises Objected when one is being reckoned.
    """
    insist(adopting_objection(by))
    PointRules.objects.select_for_update().get(pk=rules.pk)
    if Trial.objects.filter(county=rules.county, state=TrialState.WAITING).exists():
        raise Objected(Objection("waiting", "已经有一次在算，先等它算完。"))
    since, until = last_months(day_of(at)) if recent else last_quarter(day_of(at))
    made = Trial.objects.create(
        county=rules.county, rules=rules, since=since, until=until, asked_at=at, asked_by_id=by.person,
        asked_post_id=by.post,
    )  # fmt: skip
    _note("ask", made, by=by, at=at)
    return made


def last_quarter(today: date) -> tuple[date, date]:
    """The first and the last day of the quarter before this one."""
    until = quarter_end(today)
    this = date(until.year, until.month - 2, 1)
    last = this - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


def last_months(today: date) -> tuple[date, date]:
    """The first day of the month before the last one, and today."""
    last = today.replace(day=1) - timedelta(days=1)
    return (last.replace(day=1) - timedelta(days=1)).replace(day=1), today


def reckon_month(*, trial_id: int, at: datetime) -> Trial | None:
    """Reckon the next month; None when another worker has it. A month that is kept is not done again."""
    taken = Trial.objects.to_reckon(at=at).filter(pk=trial_id)
    if not taken.update(taken_at=at):
        return None
    trial = Trial.objects.select_related("rules").get(pk=trial_id)
    months = list(_months(trial.since, trial.until))
    first = next((one for one in months if f"{one:%Y-%m}" not in trial.months), None)
    if first is None:
        return _finish(trial, {}, at=at)
    last = min(first.replace(day=monthrange(first.year, first.month)[1]), trial.until)
    share, before = 100 // len(months), 100 * months.index(first) // len(months)
    found = _reckoned(trial, first, last, lambda part: _tell(trial, before + share * part // 100))
    return _finish(trial, {f"{first:%Y-%m}": found}, at=at)


@transaction.atomic(savepoint=False)
def stop(*, trial_id: int, at: datetime) -> Trial:
    """Give a trial up for a fault of ours, so that it is not tried for ever."""
    held = Trial.objects.select_for_update().get(pk=trial_id)
    if held.state == TrialState.WAITING:
        held.state, held.done_at, held.stopped_words = TrialState.STOPPED, at, _BROKEN
        held.save()
        _note("stop", held, by=THE_CLOCK, at=at)
    return held


def _months(since: date, until: date) -> Iterator[date]:
    first = since
    while first <= until:
        yield first
        first = (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _tell(trial: Trial, percent: int) -> None:
    """How far it has come, for the page that waits."""
    if percent >= trial.percent + _STEP_PERCENT:
        trial.percent = min(99, percent)
        Trial.objects.filter(pk=trial.pk).update(percent=trial.percent)


@transaction.atomic(savepoint=False)
def _finish(trial: Trial, found: dict[str, dict[str, SideTold]], *, at: datetime) -> Trial | None:
    """Keep the month, and see whether it was the last; nothing if somebody else did it meanwhile."""
    held = Trial.objects.select_for_update().get(pk=trial.pk)
    if held.state != TrialState.WAITING or held.taken_at != trial.taken_at:
        return None
    months = [f"{one:%Y-%m}" for one in _months(held.since, held.until)]
    held.months, held.taken_at = held.months | found, None
    held.percent = 100 * len(held.months) // len(months)
    if all(month in held.months for month in months):
        held.state, held.done_at = TrialState.DONE, at
        _note("finish", held, by=THE_CLOCK, at=at)
    held.save()
    return held


def _reckoned(
    trial: Trial, first: date, last: date, tell: Callable[[int], None]
) -> dict[str, SideTold]:
    old, new = Side(_old(trial.county)), Side((_version(trial.rules),))
    span = {"county": trial.county, "day__range": (first, last)}
    homes = _homes(old, new)
    rows = ServiceRecord.objects.live().filter(**span)
    total = max(rows.count(), 1)
    columns = ("person_id", "unit_id", "day", "minutes", "grade", "activity__platform__code")
    ordered = rows.order_by("day", "pk").values_list(*columns)
    for done, row in enumerate(ordered.iterator(chunk_size=_BATCH)):
        person, unit, day, minutes, grade, kind = row
        owners = {"person": f"person:{person}"}
        if person in homes:
            owners["household"] = f"household:{homes[person]}"
        served = Served(grade, kind or "", minutes)
        for side in (old, new):
            side.hours(served, owners, unit, day)
        if done % _BATCH == 0:
            tell(100 * done // total)
    deeds = Deed.objects.filter(state=DeedState.KEPT, rule__isnull=False, **span).order_by("kept_at", "pk")  # fmt: skip
    for code, subject, unit, day, *keys in deeds.values_list(
        "rule__code", "subject", "unit_id", "day", "person_id", "household_id", "team_id"
    ).iterator(chunk_size=_BATCH):
        owner = f"{subject}:{next(key for key in keys if key)}"
        for side in (old, new):
            side.act(code, owner, unit, day)
    return {"old": old.told(), "new": new.told()}


def _old(county: str) -> tuple[Version, ...]:
    """The versions that counted, each on its days."""
    periods = PointRulesPeriod.objects.of_county(county)
    return tuple(_version(one.rules, one.starts_on, one.ends_on or date.max) for one in periods)


def _version(rules: PointRules, starts_on: date = date.min, ends_on: date = date.max) -> Version:
    lines = tuple(line.worth for line in rules.lines.all())
    return Version(lines, rules.limits, rules.worth_fen, starts_on, ends_on)


def _homes(*sides: Side) -> dict[int, int]:
    """Who belongs to which household, if any rule by hours asks."""
    asks = any(
        line.subject == "household" and line.counts == "hours"
        for side in sides for version in side.versions for line in version.lines
    )  # fmt: skip
    if not asks:
        return {}
    return dict(HouseholdMember.objects.live().values_list("person", "household"))


def _note(verb: str, trial: Trial, *, by: Actor, at: datetime) -> None:
    subject = Subject("trial", trial.pk, trial.county, by.unit_id)
    facts = {"rules": trial.rules_id, "since": trial.since.isoformat()}
    record(f"trial.{verb}", subject, by=by, at=at, facts=facts, react=False)
