"""接手排: who plans in the background holds the plan by a lease; each word of it is a short transaction.

Whoever lost the lease (cancelled, or taken over after a long silence) is told `Gone` at the next
word and stops. Nothing is locked while the engine thinks.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import F

from wudan.deliveries import flow
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.holding import let_go, note_plan
from wudan.deliveries.enums import PlanStage, PlanTask, PlanVerb
from wudan.deliveries.models import PlanStep, PlanWeek, RoundPlan
from wudan.deliveries.touring import Found
from wudan.matching.rounds.spelling import spell_plan
from wudan.people.actors import THE_CLOCK

LEASE = timedelta(seconds=60)
MOST_TAKES = 4
"""A plan that ended its planner so many times is given up."""
_BROKEN = "排的时候系统出了差错，已记入日志。请告诉系统管理员，再排一次。"


class Gone(Exception):
    """The plan is somebody else's now, or nobody's."""


def take_next(*, holder: str, at: datetime) -> RoundPlan | None:
    """The plan that has waited longest, now held; None when there is none, or another was quicker."""
    try:
        return _take_next(holder, at)
    except IntegrityError:  # the county's other plan was taken a moment before
        return None


@one_transaction
def _take_next(holder: str, at: datetime) -> RoundPlan | None:
    held = _lock_first(at)
    if held is None:
        return None
    held.holder, held.held_until, held.takes = holder, at + LEASE, held.takes + 1
    if held.takes > MOST_TAKES:
        _give_up(held, _BROKEN, at=at)
        return None
    if held.asked == PlanTask.PLAN:
        held.stage = flow.PLAN_EDGES[PlanVerb.TAKE][PlanStage(held.stage)]
    held.save()
    return held


def _lock_first(at: datetime) -> RoundPlan | None:
    skips = connection.features.has_select_for_update_skip_locked
    first = RoundPlan.objects.to_work_on(at).values_list("pk", flat=True).first()
    if first is None:
        return None
    rows = RoundPlan.objects.select_for_update(of=("self",), skip_locked=skips)
    held = rows.select_related("unit").filter(pk=first).first()
    free = held is not None and held.asked and (not held.holder or _is_left(held, at))
    return held if free else None


def _is_left(plan: RoundPlan, at: datetime) -> bool:
    return plan.held_until is not None and plan.held_until < at


def beat(*, plan_id: int, holder: str, at: datetime) -> bool:
    """Still here; whether it is still ours."""
    mine = RoundPlan.objects.filter(pk=plan_id, holder=holder)
    return bool(mine.update(held_until=at + LEASE))


@one_transaction
def tell(*, plan_id: int, holder: str, found: Found, at: datetime) -> None:
    """Keep a better plan of a week. What was told before, by whoever had it then, is not told again."""
    held = _mine(plan_id, holder)
    week = PlanWeek.objects.filter(plan=held, number=found.week).first()
    if week is not None and (week.is_done or (week.work >= found.plan.work and not found.is_last)):
        return
    told: dict[str, Any] = {
        "work": found.plan.work, "objective": found.plan.objective, "bound": found.plan.bound,
        "served": found.served, "wanted": found.wanted,
    }  # fmt: skip
    answer = spell_plan(found.plan, seed=held.seed) | {"same_time": sorted(found.same_time)}
    PlanWeek.objects.update_or_create(
        plan=held, number=found.week, defaults=told | {"answer": answer, "is_done": found.is_last}
    )
    position = PlanStep.objects.filter(plan=held).count() + 1
    PlanStep.objects.create(plan=held, week=found.week, position=position, at=at, **told)
    RoundPlan.objects.filter(pk=held.pk).update(held_until=at + LEASE)


@one_transaction
def finish(*, plan_id: int, holder: str, at: datetime) -> RoundPlan:
    """All weeks are planned. Raises Gone."""
    held = _mine(plan_id, holder)
    held.stage, held.planned_at = flow.PLAN_EDGES[PlanVerb.FINISH][PlanStage(held.stage)], at
    held.version += 1
    let_go(held)
    held.save()
    rows = list(held.planned_weeks.values_list("served", "work"))
    served, work = sum(row[0] for row in rows), sum(row[1] for row in rows)
    note_plan("finish", held, by=THE_CLOCK, at=at, served=served, work=work)
    return held


def put_back(*, plan_id: int, holder: str) -> None:
    """Told to stop: somebody else may go on at once."""
    mine = RoundPlan.objects.filter(pk=plan_id, holder=holder)
    mine.update(holder="", held_until=None, takes=F("takes") - 1)


@one_transaction
def give_up(*, plan_id: int, holder: str, at: datetime) -> None:
    """A fault of ours: it is not tried for ever. Raises Gone."""
    _give_up(_mine(plan_id, holder), _BROKEN, at=at)


def _give_up(plan: RoundPlan, words: str, *, at: datetime) -> None:
    if plan.asked == PlanTask.PLAN:
        plan.stage, plan.failed_words = PlanStage.FAILED, words
    else:
        plan.amendments.filter(state="asked").update(state="failed", ended_at=at)
    plan.version += 1
    let_go(plan)
    plan.save()
    note_plan("fail", plan, by=THE_CLOCK, at=at)


def _mine(plan_id: int, holder: str) -> RoundPlan:
    rows = RoundPlan.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=plan_id, holder=holder).first()
    if held is None:
        raise Gone
    return held
