"""挪一次: one visit to another team or day of its week; what it costs is told before, and done or not."""

from dataclasses import asdict
from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.carrying import carry_out
from wudan.deliveries.actions.plans.holding import lock_plan, note_plan
from wudan.deliveries.enums import PlanStage, PlanVerb
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.moving import NOT_SO, Wish, cost_now
from wudan.deliveries.touring.amending import changes_between
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def shift(
    *, plan: RoundPlan, wish: Wish, by: Actor, at: datetime, seen: int | None = None
) -> RoundPlan:
    """Do it. Raises Objected (why it does not fit), Stale, Missing."""
    held = lock_plan(plan, seen=seen)
    insist(permissions.plan_objection(PlanVerb.SHIFT, by, held))
    tours, cost, question = cost_now(held, wish, at=at)
    if cost.why_not:
        raise Objected(Objection(cost.why_not, NOT_SO[cost.why_not]))
    changes = changes_between(wish.week, tours, cost.tours)
    if held.stage == PlanStage.PUBLISHED:
        carry_out(held, changes, question, may_move_promised=True, by=by, at=at)
    else:
        week = held.planned_weeks.select_for_update().get(number=wish.week)
        week.answer = week.answer | {"tours": [asdict(tour) for tour in cost.tours]}
        week.objective += cost.seconds
        week.save()
    held.version += 1
    held.save()
    note_plan("shift", held, by=by, at=at, visit=wish.visit, seconds=cost.seconds)
    return held
