"""到一个部门、镇街: what was seen, what is to be mended; said to be mended, looked at again (R099)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wudan.inspections.enums import FindingState, VisitKind, VisitState
from wudan.inspections.models import UnitFinding, UnitVisit
from wudan.inspections.permissions import (
    going_to_unit_objection,
    looking_objection,
    mending_objection,
    sparing_objection,
)
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded

MOST_FINDINGS, LONGEST_DAYS = 20, 180
HEARD = frozenset({"announce", "see", "drop", "mend", "look"})


@one_transaction
def see_unit(
    *, visit: UnitVisit, words: str, by: Actor, at: datetime, lacking: Sequence[str] = (),
    days: int = 30,
) -> UnitVisit:  # fmt: skip
    """Write down the visit; each line that lacks is to be mended within the days. Raises Malformed, Missing, Objected."""
    held = _lock(visit)
    insist(going_to_unit_objection(by, held, at=at))
    held.words = worded("words", words, missing="请写看到什么、帮了什么。", most=400)
    lines = [line for one in lacking if (line := tidy(one))]
    faults: dict[str, str] = {}
    if held.kind == VisitKind.GUIDANCE and lines:
        faults["lacking"] = "这是指导，只写帮了什么，不查、不开整改。"
    elif len(lines) > MOST_FINDINGS:
        faults["lacking"] = Phrase("一次最多写 {most} 件。", most=MOST_FINDINGS)
    elif wrong := next((f for line in lines if (f := objection_to_published(line, most=200))), ""):
        faults["lacking"] = wrong
    if lines and not 1 <= days <= LONGEST_DAYS:
        faults["days"] = Phrase("整改的天数在 1 到 {most} 之间。", most=LONGEST_DAYS)
    if faults:
        raise Malformed(faults)
    held.state, held.made_at, held.made_as, held.made_by_id = VisitState.MADE, at, by.label[:80], by.person  # fmt: skip
    held.save()
    due_on = day_of(at) + timedelta(days=days)
    UnitFinding.objects.bulk_create(
        UnitFinding(visit=held, number=number, words=line, due_on=due_on)
        for number, line in enumerate(lines, start=1)
    )
    tell("see", held, by=by, at=at, findings=len(lines))
    return held


@one_transaction
def spare_unit(*, visit: UnitVisit, why: str, by: Actor, at: datetime) -> UnitVisit:
    """This unit is not visited; its turn is free again. Raises Malformed, Missing, Objected."""
    held = _lock(visit)
    insist(sparing_objection(by, held))
    held.dropped_why = worded("why", why, missing="请写一句为什么不去了。", most=200)
    held.state = VisitState.DROPPED
    held.save(update_fields=["state", "dropped_why"])
    tell("drop", held, by=by, at=at, why=held.dropped_why)
    return held


@one_transaction
def mend(*, finding: UnitFinding, words: str, by: Actor, at: datetime) -> UnitFinding:
    """The unit says it is mended, and how. Raises Malformed, Missing, Objected."""
    visit, held = _lock_finding(finding)
    insist(mending_objection(by, held))
    held.mended_words = worded("words", words, missing="请写怎么改的。", most=300)
    held.state, held.mended_at, held.mended_as = FindingState.REPORTED, at, by.label[:80]
    held.mended_by_id = by.person
    held.save()
    tell("mend", visit, by=by, at=at, number=held.number)
    return held


@one_transaction
def look_again(
    *, finding: UnitFinding, is_mended: bool, words: str, by: Actor, at: datetime
) -> UnitFinding:
    """Who organised it looks again; not mended, it is open as before. Raises Malformed, Missing, Objected."""
    visit, held = _lock_finding(finding)
    insist(looking_objection(by, held))
    missing = "" if is_mended else "没改好的，请写还差什么。"
    held.looked_words = worded("words", words, missing=missing, most=300)
    held.looked_at, held.looked_as = at, by.label[:80]
    held.state = FindingState.CLOSED if is_mended else FindingState.OPEN
    held.save()
    tell("look", visit, by=by, at=at, number=held.number, mended=is_mended)
    return held


def tell(
    verb: str, visit: UnitVisit, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of an act on a visit, in the unit's chain."""
    unit = visit.unit
    subject = Subject("unit_visit", visit.pk, unit.county, unit.pk, unit.branch_id)
    record(f"unit_visit.{verb}", subject, by=by, at=at, why=why, facts=facts, react=verb in HEARD)


def _lock(visit: UnitVisit) -> UnitVisit:
    rows = UnitVisit.objects.select_for_update(of=("self",)).filter(pk=visit.pk)
    held = rows.select_related("inspection__unit", "unit").first()
    if held is None:
        raise Missing
    return held


def _lock_finding(finding: UnitFinding) -> tuple[UnitVisit, UnitFinding]:
    visit = _lock(UnitVisit(pk=finding.visit_id))
    held = UnitFinding.objects.select_for_update().filter(pk=finding.pk, visit=visit).first()
    if held is None:
        raise Missing
    held.visit = visit
    return visit, held
