"""本队退出: a team drops out of a plan; whatever it was asked for is open again, and an amendment is asked for."""

from datetime import datetime, timedelta

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    end_offer,
    lock_deliveries,
    lock_round,
    noted,
    one_transaction,
    step,
)
from wudan.deliveries.actions.plans.amend import ask_for
from wudan.deliveries.actions.plans.holding import lock_plan, note_plan
from wudan.deliveries.enums import DeliveryVerb, OfferState, PlanStage
from wudan.deliveries.flow import ASKED
from wudan.deliveries.models import Delivery, PlanTeam, RoundPlan
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor

_ITS_WORD = "本队退出"


@one_transaction
def leave(
    *, plan: RoundPlan, team: PlanTeam | None, by: Actor, at: datetime, words: str = ""
) -> RoundPlan:
    """From tomorrow on; no reason is needed and nothing is held against it (条例 §25).

    By the team's own leader, or by who makes the plan and was told so. Raises Objected, Missing.
    """
    held = lock_plan(plan)
    row = team and held.teams.select_for_update().filter(pk=team.pk).first()
    insist(permissions.leaving_objection(by, held, row))
    assert row is not None  # noqa: S101 - said above
    row.left_on = day_of(at) + timedelta(days=1)
    row.save(update_fields=["left_on"])
    own = by.unit_id == row.unit_id
    words = noted(words) or _ITS_WORD
    if held.stage == PlanStage.PUBLISHED:
        _open_again(held, row, own=own, words=words, by=by, at=at)
    ask_for(held, team=row.unit, words=words, at=at)
    held.version += 1
    held.save()
    note_plan("leave", held, by=by, at=at, why=words, team=row.unit_id)
    return held


def _open_again(
    plan: RoundPlan, team: PlanTeam, *, own: bool, words: str, by: Actor, at: datetime
) -> None:
    """Its own word is a refusal; somebody else's for it takes the offers back."""
    assert team.left_on is not None  # noqa: S101 - written above
    for one in plan.rounds.order_by("pk"):
        lock_round(one)
    rows = Delivery.objects.filter(
        round__plan=plan, party=team.unit_id, day__gte=team.left_on, stage__in=ASKED
    )
    verb, state = (
        (DeliveryVerb.REFUSE, OfferState.REFUSED)
        if own
        else (DeliveryVerb.RECALL, OfferState.RECALLED)
    )
    for row in lock_deliveries(rows.values_list("pk", flat=True)).values():
        ended = end_offer(row, state, at=at, words=words)
        row.party = None
        step(verb, row, by=by, at=at, why=words, facts=ended)
