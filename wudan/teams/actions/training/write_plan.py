"""写年度培训计划: drafted, and drafted anew; an adopted plan that is changed waits to be adopted again."""

from collections.abc import Mapping
from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import journal, one_transaction
from wudan.teams.enums import TrainingKind
from wudan.teams.models import TrainingPlan, TrainingSession
from wudan.teams.training import NEXT_YEAR_FROM, keeping_objection, years_to_plan

LONGEST = 2000
MOST_SESSIONS = 200


@one_transaction
def write_plan(
    *, unit: Unit, year: int, words: str, counts: Mapping[str, int], by: Actor, at: datetime
) -> TrainingPlan:
    """The plan of a unit's year, by kind of training. Raises Objected, Malformed."""
    insist(keeping_objection(by, unit))
    words = tidy(words)
    if faults := _faults(year, words, counts, at):
        raise Malformed(faults)
    Unit.objects.select_for_update().get(pk=unit.pk)  # two first drafts at once: one waits
    plan = TrainingPlan.objects.filter(unit=unit, year=year).first()
    if plan is None:
        plan = TrainingPlan(county=unit.county, unit=unit, year=year, version=0)
    plan.version += 1
    plan.words, plan.written_at, plan.adopted_at, plan.adopted_as = words, at, None, ""
    for kind in TrainingKind:
        setattr(plan, f"{kind}_count", counts.get(kind, 0))
    plan.save()
    early = TrainingSession.objects.filter(unit=unit, plan=None, day__year=year)
    early.update(plan=plan)  # published before the plan was there
    facts = {"year": year, "version": plan.version, "counts": dict(counts)}
    journal("training.plan", "training_plan", plan.pk, unit, by=by, at=at, facts=facts)
    return plan


def _faults(year: int, words: str, counts: Mapping[str, int], at: datetime) -> dict[str, str]:
    faults: dict[str, str] = {}
    today = day_of(at)
    if year not in (today.year - 1, *years_to_plan(today)):
        faults["year"] = Phrase(
            "只写去年、今年的计划；明年的从 {month} 月起写。", month=NEXT_YEAR_FROM
        )
    if fault := objection_to_published(words, most=LONGEST):
        faults["words"] = fault
    elif not words:
        faults["words"] = "请写几句：今年培训什么，为什么。"
    for kind, count in counts.items():
        if kind not in TrainingKind.values or not 0 <= count <= MOST_SESSIONS:
            faults[f"{kind}_count"] = Phrase(
                "次数从 0 到 {most_sessions}。", most_sessions=MOST_SESSIONS
            )
    if not faults and not any(counts.values()):
        faults["general_count"] = "至少安排一次培训。"
    return faults
