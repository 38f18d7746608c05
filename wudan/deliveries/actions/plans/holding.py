"""How acts on plans of rounds lock and are journaled. Order of locks: the plan, then as `actions.holding`."""

from datetime import datetime

from wudan.deliveries.actions.holding import NEWER
from wudan.deliveries.enums import PlanTask
from wudan.deliveries.models import RoundPlan
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, Stale
from wudan.people.actors import Actor


def lock_plan(plan: RoundPlan, *, seen: int | None = None) -> RoundPlan:
    """Hold the row, then read it with what checks need. Raises Missing, Stale."""
    rows = RoundPlan.objects.filter(pk=plan.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit").first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def let_go(plan: RoundPlan) -> None:
    """Nobody works on it any more; whoever did notices at its next word."""
    plan.asked, plan.asked_at, plan.holder, plan.held_until = PlanTask.NOTHING, None, "", None


def note_plan(
    verb: str, plan: RoundPlan, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """Journal what was done with a plan."""
    unit = plan.unit
    subject = Subject("round_plan", plan.pk, plan.county, unit.pk, unit.branch_id)
    record(f"round_plan.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
