"""抢单: a team takes an open order by itself, where the menu item allows it."""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection, insist
from wudan.orders import proposals
from wudan.orders.actions.dispatches import send
from wudan.orders.actions.stepping import complete_by, one_transaction, step, take
from wudan.orders.actions.taking_on import take_on
from wudan.orders.enums import DispatchKind, DispatchState, Stage, Verb
from wudan.orders.models import Dispatch, Order
from wudan.people.actors import Actor
from wudan.teams.models import Team


@one_transaction
def claim(
    *, order: Order, by: Actor, at: datetime, starts_at: datetime, contact: str,
    people_count: int = 1, seen: int | None = None,
) -> Order:  # fmt: skip
    """Claim; the same rules as for an offer hold, none can be overridden here."""
    team = Team.objects.select_related("unit").filter(unit=by.unit_id).first()
    if team is None:
        raise Objected(Objection("no_team", "只有志愿队伍可以抢单。"))
    order = take(Verb.CLAIM, order, by=by, at=at, seen=seen)
    insist(proposals.claim_objection(order, team, at=at))
    made = Dispatch(
        county=order.county, order=order, kind=DispatchKind.OFFER, unit=team.unit, team=team,
        state=DispatchState.CONFIRMED, claimed=True, at=at, answered_at=at,
        person_id=by.person, post_id=by.post,
    )  # fmt: skip
    order.dispatch = send(made)
    work = take_on(order, starts_at=starts_at, contact=contact, people_count=people_count, at=at)
    facts = {"dispatch": order.dispatch.pk, "starts_at": starts_at.isoformat(),
             "contact": work.contact, "unit_name": team.unit.name}  # fmt: skip
    due = complete_by(order, starts_at, at=at)
    return step(Verb.CLAIM, order, by=by, at=at, to=Stage.SCHEDULED, facts=facts, due_at=due)
