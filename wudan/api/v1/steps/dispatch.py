"""派单: who could take it and why; then an offer to a team, or a duty to a department."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, Field

from wudan import matching
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Note, OrderNumber, Seen
from wudan.api.v1.loading import load_department, load_shown_order, load_team
from wudan.api.v1.once import Key
from wudan.api.v1.refusals import READING_SIGNED_IN
from wudan.api.v1.shapes import NOUNS, UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.signing import actor_of
from wudan.api.v1.steps.moving import move, router, step
from wudan.kit import clock
from wudan.kit.refusals import insist
from wudan.orders import actions, permissions
from wudan.orders.enums import DayPart, Verb
from wudan.orders.models import Order
from wudan.orders.proposals import forbidden_teams, ranking_for, said
from wudan.people.actors import Actor
from wudan.teams.models import Team


class Said(BaseModel):
    """One reason, and the minutes it gives or takes."""

    words: str
    minutes: float


class Choice(BaseModel):
    """A proposed team."""

    place: int
    team: UnitNamed
    reasons: list[Said]
    free_on: date | None
    free_part: DayPart | None


class Unfit(BaseModel):
    """A team that a rule shuts out for this order; nothing bad about the team."""

    team: UnitNamed
    words: str
    may_override: bool = Field(description="写明理由仍可派；法律有要求的不可以")


class Proposal(BaseModel):
    """Who could take the order. A person decides."""

    version: int
    choices: list[Choice]
    eligible_count: int
    unfit: list[Unfit]


class Dispatching(Seen):
    """To whom: a team or a department, one of the two."""

    team: Code | None = Field(None, description="队伍的 key：邀约单")
    department: Code | None = Field(None, description="部门的 key：职责单")
    note: Note = Field("", description="没选排第一的队伍，要写一句为什么")


@router.get(
    f"/orders/{{no}}/{NOUNS[Verb.DISPATCH]}",
    summary="派单建议",
    operation_id="propose_dispatch",
    response={200: Proposal, **READING_SIGNED_IN},
)
def propose(request: HttpRequest, no: OrderNumber) -> HttpResponse:
    """哪些队伍合适，按什么理由排；只给能派这一单的人看，由人决定。"""
    actor, at = actor_of(request), clock.now()
    order = load_shown_order(actor, no, at=at)
    insist(permissions.objection(Verb.DISPATCH, actor, order, on=clock.day_of(at)))
    return told(_proposal(order, at))


@step(Verb.DISPATCH)
def dispatch_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Dispatching
) -> HttpResponse:
    """邀约一支队伍，或派给部门作职责单。"""

    def act(*, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
        return actions.dispatch(
            order=order, by=by, at=at, seen=seen, note=body.note, team=load_team(body.team),
            department=load_department(body.department),
        )  # fmt: skip

    return move(request, no, key, body, act)


def _proposal(order: Order, at: datetime) -> Proposal:
    ranking, forbidden = ranking_for(order, at=at), forbidden_teams(order, at=at)
    teams = {str(team.pk): unit_named(team.unit) for team in Team.objects.active(order.county)}
    return Proposal(
        version=order.version,
        choices=[
            _choice(place, teams[choice.team.id], choice)
            for place, choice in enumerate(ranking.choices, start=1)
        ],
        eligible_count=len(ranking.eligible),
        unfit=[
            Unfit(team=teams[key], words=said(refusal), may_override=key not in forbidden)
            for key, refusal in ranking.refusals.items()
        ],
    )


def _choice(place: int, team: UnitNamed, choice: matching.Choice) -> Choice:
    day, slot = choice.opening or (None, None)
    return Choice(
        place=place,
        team=team,
        reasons=[
            Said(words=said(reason), minutes=round(reason.amount_minutes, 1))
            for reason in choice.reasons
        ],
        free_on=day,
        free_part=None if slot is None else DayPart(matching.part_of(slot)),
    )
