"""改排: asked for, reckoned in the background, shown with its list of moves, then adopted or not."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from wudan.areas.models import Unit
from wudan.deliveries import gathering, permissions
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.carrying import carry_out
from wudan.deliveries.actions.plans.holding import let_go, lock_plan, note_plan
from wudan.deliveries.actions.plans.take import Gone
from wudan.deliveries.enums import AmendmentState, PlanStage, PlanTask, PlanVerb
from wudan.deliveries.holes import hole_of
from wudan.deliveries.models import PlanAmendment, RoundPlan
from wudan.deliveries.models.amendment import LIVE
from wudan.deliveries.touring import Change
from wudan.deliveries.touring.amending import At
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.matching.rounds import Tour
from wudan.people.actors import THE_CLOCK, Actor

S = AmendmentState


@one_transaction
def ask_amendment(
    *, plan: RoundPlan, by: Actor, at: datetime, moves_promised: bool = False
) -> PlanAmendment:
    """Ask how the holes could be filled. Raises Objected (nothing is open, one is in work), Missing."""
    held = lock_plan(plan)
    insist(permissions.plan_objection(PlanVerb.AMEND, by, held))
    if not hole_of(held, at=at).size:
        raise Objected(Objection("no_hole", "每一次都有队伍去，没有要补的。"))
    made = ask_for(held, team=None, words="", at=at, moves_promised=moves_promised)
    held.version += 1
    held.save()
    note_plan("amend", held, by=by, at=at)
    return made


def ask_for(
    plan: RoundPlan, *, team: Unit | None, words: str, at: datetime, moves_promised: bool = False
) -> PlanAmendment:
    """For a held plan: what was not decided before is dropped, the background is asked anew."""
    plan.amendments.filter(state__in=LIVE).update(state=S.DROPPED, ended_at=at)
    plan.asked, plan.asked_at, plan.takes = PlanTask.AMEND, at, 0
    plan.holder, plan.held_until = "", None
    return PlanAmendment.objects.create(
        plan=plan, team=team, since=day_of(at) + timedelta(days=1), moves_promised=moves_promised,
        words=words, asked_at=at,
    )  # fmt: skip


@one_transaction
def finish_amendment(
    *, plan_id: int, holder: str, at: datetime,
    found: Iterable[tuple[int, Sequence[Tour], Sequence[Change]]],
) -> PlanAmendment:  # fmt: skip
    """Keep what was reckoned, to be looked at. Raises Gone."""
    rows = RoundPlan.objects.select_for_update(of=("self",)).select_related("unit")
    plan = rows.filter(pk=plan_id, holder=holder).first()
    row = PlanAmendment.objects.filter(plan=plan, state=S.ASKED).first()
    if plan is None or row is None:
        raise Gone
    for week, tours, changes in found:
        row.weeks[str(week)] = [asdict(tour) for tour in tours]
        row.changes += [asdict(change) for change in changes]
    row.state = S.READY
    row.save()
    let_go(plan)
    plan.version += 1
    plan.save()
    note_plan("amended", plan, by=THE_CLOCK, at=at, changes=len(row.changes))
    return row


@one_transaction
def adopt(*, amendment: PlanAmendment, by: Actor, at: datetime) -> int:
    """Make its changes; how many teams' visits are asked for anew. Raises Objected, Stale, Missing."""
    held, row = _take(amendment, by)
    changes = [change_of(one) for one in row.changes]
    asked = 0
    if held.stage == PlanStage.PUBLISHED:
        question = gathering.question_of(held, at=at)
        wanted = [one for one in changes if one.before or one.after]
        asked = carry_out(held, wanted, question, may_move_promised=row.moves_promised, by=by, at=at)  # fmt: skip
    else:
        _rewrite(held, row)
    row.state, row.ended_at = S.ADOPTED, at
    row.save()
    held.version += 1
    held.save()
    note_plan("adopt", held, by=by, at=at, changes=len(changes), asked=asked)
    return asked


@one_transaction
def drop(*, amendment: PlanAmendment, by: Actor, at: datetime) -> PlanAmendment:
    """Leave everything as it is. Raises Objected, Missing."""
    held, row = _take(amendment, by)
    row.state, row.ended_at = S.DROPPED, at
    row.save()
    note_plan("drop", held, by=by, at=at)
    return row


def change_of(told: dict[str, Any]) -> Change:
    """A change as it was kept."""
    before, after = (At(**told[name]) if told[name] else None for name in ("before", "after"))
    return Change(told["week"], told["visit"], told["kind"], before, after)


def _take(amendment: PlanAmendment, by: Actor) -> tuple[RoundPlan, PlanAmendment]:
    held = lock_plan(amendment.plan)
    insist(permissions.plan_objection(PlanVerb.AMEND, by, held))
    row = held.amendments.select_for_update().filter(pk=amendment.pk).first()
    if row is None:
        raise Missing
    if row.state != S.READY:
        raise Objected(
            Objection("not_ready", Phrase("这个改排现在是“{state}”。", state=S(row.state).label))
        )
    return held, row


def _rewrite(plan: RoundPlan, row: PlanAmendment) -> None:
    """The tours of the weeks concerned, in a plan that is not sent out yet."""
    question = gathering.question_of(plan, at=row.asked_at)
    for number, told in row.weeks.items():
        tours = [Tour(**one | {k: tuple(one[k]) for k in ("visits", "begins")}) for one in told]
        week = plan.planned_weeks.select_for_update().get(number=int(number))
        kept = [asdict(tour) for tour in gathering.travelled(tours, question)]
        week.answer = week.answer | {"tours": kept}
        week.served = sum(len(tour.visits) for tour in tours)
        week.wanted, week.bound = max(week.wanted, week.served), None
        week.save()
