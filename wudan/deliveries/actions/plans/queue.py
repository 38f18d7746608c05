"""开始排: the question is written down as it is now, and somebody in the background takes it up; 取消."""

from datetime import datetime

from wudan.deliveries import flow, gathering, permissions, plan_policies
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.holding import let_go, lock_plan, note_plan
from wudan.deliveries.enums import PlanStage, PlanTask, PlanVerb
from wudan.deliveries.models import RoundPlan
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def queue(*, plan: RoundPlan, by: Actor, at: datetime, seen: int | None = None) -> RoundPlan:
    """Ask for it to be planned. Raises Objected (what is missing, in words), Stale, Missing."""
    held = lock_plan(plan, seen=seen)
    insist(permissions.plan_objection(PlanVerb.QUEUE, by, held))
    if held.starts_on <= day_of(at):
        raise Objected(Objection("past", "开始的那天已经到了，先把起始日期往后改。"))
    question = gathering.question_of(held, at=at)
    insist(plan_policies.asking_objection(question, held.teams.all().with_names()))
    held.planned_weeks.all().delete()
    held.steps.all().delete()
    held.question, held.stage = question.told(), flow.PLAN_EDGES[PlanVerb.QUEUE][PlanStage(held.stage)]  # fmt: skip
    held.asked, held.asked_at, held.takes, held.failed_words = PlanTask.PLAN, at, 0, ""
    held.planned_at = None
    held.version += 1
    held.save()
    note_plan("queue", held, by=by, at=at, villages=len(question.villages), teams=len(question.crews))  # fmt: skip
    return held


@one_transaction
def cancel_plan(*, plan: RoundPlan, by: Actor, at: datetime, seen: int | None = None) -> RoundPlan:
    """Leave it; whoever plans it stops at its next word. Raises Objected, Stale, Missing."""
    held = lock_plan(plan, seen=seen)
    insist(permissions.plan_objection(PlanVerb.CANCEL, by, held))
    held.stage, held.cancelled_at = PlanStage.CANCELLED, at
    held.version += 1
    let_go(held)
    held.save()
    note_plan("cancel", held, by=by, at=at)
    return held
