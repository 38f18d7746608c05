"""时长得分: what a service record earns by the rules of its own day, once a rule; gone when the record is.

The record is held first, so that its reversal and what it earns never pass each other. Hours
stay hours: nothing here touches the book of hours (海林: hours stay when points are spent).
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.ledger.enums import PointHolder, RecordState
from wudan.ledger.models import ServiceRecord
from wudan.ledger.points import Owner
from wudan.people.actors import Actor
from wudan.people.models import HouseholdMember
from wudan.rewards.actions.earning.granting import Ask, grant, reckon, take_back
from wudan.rewards.enums.rule import Subject as Whose
from wudan.rewards.models import Earning, PointRule, PointRules
from wudan.rewards.policies.deed import objection_to_day
from wudan.rewards.reckoning import Served, applies

_WITH = ("unit", "activity__platform")


@transaction.atomic(savepoint=False)
def earn_by_hours(*, record_id: int, by: Actor, at: datetime) -> list[Earning]:
    """What this record earns; asked again, nothing more. A record that was reversed earns nothing."""
    held = _hold(record_id)
    if held.state != RecordState.RECORDED:
        return []
    rules = PointRules.objects.in_force(held.county, held.day)
    if rules is None:
        return []
    _clear_before(held, by=by, at=at)
    known = set(Earning.objects.filter(record=held).values_list("rule", flat=True))
    made = []
    for line in rules.lines.all():
        if line.pk in known or not _counts(line, held, at):
            continue
        if (ask := _ask(line, rules, held)) is not None:
            made.append(grant(ask, reckon(ask), by=by, at=at))
    if made:
        facts = {"honor": sum(one.honor for one in made), "spend": sum(one.spend for one in made)}
        _note("points.earn", held, facts, by=by, at=at)
    return made


@transaction.atomic(savepoint=False)
def unearn_hours(*, record_id: int, by: Actor, at: datetime) -> int:
    """What this record earned is taken back, visibly; how many rules had given something."""
    held = _hold(record_id)
    live = list(Earning.objects.live().filter(record__no__in=_numbers(held)).order_by("pk"))
    for made in live:
        take_back(made, why=f"时长记录 {held.no} 已冲正", by=by, at=at)
    if live:
        _note("points.unearn", held, {"earnings": len(live)}, by=by, at=at)
    return len(live)


def _clear_before(held: ServiceRecord, *, by: Actor, at: datetime) -> None:
    """A corrected presence is recorded anew: what it earned before goes first, whichever event came first."""
    if held.attendance_id is None:
        return
    old = Earning.objects.live().filter(
        record__attendance=held.attendance_id, record__state=RecordState.REVERSED
    )
    for made in old.order_by("pk"):
        take_back(made, why="时长更正，重新记", by=by, at=at)


def _numbers(held: ServiceRecord) -> list[str]:
    """The record, and those it was written from when two rows were found to be one person."""
    found, row = [held.no], held
    while row.origin == "merger":
        row = ServiceRecord.objects.get(no=row.origin_no)
        found.append(row.no)
    return found


def _hold(record_id: int) -> ServiceRecord:
    rows = ServiceRecord.objects.select_for_update(of=("self",)).select_related(*_WITH)
    return rows.get(pk=record_id)


def _counts(line: PointRule, held: ServiceRecord, at: datetime) -> bool:
    """Whether the rule counts these hours; what comes too late earns nothing."""
    if not applies(line.worth, Served(held.grade, kind_of(held), held.minutes)):
        return False
    return objection_to_day(held.day, today=day_of(at), back_days=line.back_days) is None


def kind_of(held: ServiceRecord) -> str:
    """The platform of the activity; empty for what has none."""
    platform = held.activity.platform if held.activity else None
    return platform.code if platform else ""


def _ask(line: PointRule, rules: PointRules, held: ServiceRecord) -> Ask | None:
    owner = _owner(line, held)
    if owner is None:
        return None
    colour = line.colour or (held.activity.color if held.activity else "")
    return Ask(
        worth=line.worth, limits=rules.limits, owner=owner, unit=held.unit, day=held.day,
        ref=f"hours:{held.no}:{line.code}", act=line.name, source={"rule": line},
        rule_text=f"{line.code}@{rules.version}", origin="hours", origin_no=held.no,
        quantity=held.minutes, record=held, colour=colour,
    )  # fmt: skip


def _owner(line: PointRule, held: ServiceRecord) -> Owner | None:
    """Who is credited; a household rule gives nothing to who belongs to none."""
    if line.subject == Whose.PERSON:
        return Owner(PointHolder.PERSON, held.person_id)
    home = HouseholdMember.objects.of(held.person_id)
    return Owner(PointHolder.HOUSEHOLD, home.household_id) if home else None


def _note(
    verb: str, held: ServiceRecord, facts: Mapping[str, object], *, by: Actor, at: datetime
) -> None:
    subject = Subject("record", held.pk, held.county, held.unit_id, held.unit.branch_id)
    record(verb, subject, by=by, at=at, facts=facts, react=False)
