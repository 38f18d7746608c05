"""我的队伍: what one belongs to; leave without a reason, appeal against an end. Oneself, or said to a station (ADR 91)."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.applications import Appealed
from wudan.api.v1.fields import Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.teams.actions import joining
from wudan.teams.models import Membership

router = Router(tags=["志愿队伍"], auth=signed_in)
_MOST = 200


class MembershipShown(BaseModel):
    """One belonging to a team."""

    id: int
    person: str
    team: str = Field(description="队伍编号")
    team_name: str
    joined_on: date
    left_on: date | None
    ended_why: str = Field(description="被请出队的理由；不服的可以申诉")


class Memberships(BaseModel):
    """The latest first."""

    items: list[MembershipShown]


@router.get(
    "/memberships", summary="我的队伍", operation_id="own_memberships",
    response={200: Memberships, **READING_SIGNED_IN},
)  # fmt: skip
def own_memberships(request: HttpRequest) -> HttpResponse:
    """自己在的、在过的，最近的在前。"""
    rows = Membership.objects.filter(person=actor_of(request).person)
    named = rows.select_related("team__unit", "person").order_by("-pk")[:_MOST]
    return told(Memberships(items=[_shown(row) for row in named]))


@router.post(
    "/memberships/{int:pk}/leaving", summary="退队", operation_id="leave_team",
    response={200: MembershipShown, **WRITING},
)  # fmt: skip
def leave_team(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """随时可以退，不问为什么；也可以跟站上说，站上记下。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        joining.leave(membership=held, by=_speaks(actor, held), at=at)
        return Answer(200, _shown(_load(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/memberships/{int:pk}/appeal", summary="不服被请出队", operation_id="appeal_membership",
    response={200: MembershipShown, **WRITING},
)  # fmt: skip
def appeal_membership(request: HttpRequest, pk: int, key: Key, body: Appealed) -> HttpResponse:
    """被请出队的，可以申诉一次，由没有作这个决定的上一级来定。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        joining.appeal(against=held, words=body.words, by=_speaks(actor, held), at=at)
        return Answer(200, _shown(held).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _speaks(actor: Actor, held: Membership) -> Actor:
    """Of one's own team oneself speaks, whatever post one acts under."""
    return for_self(actor.person) if held.person_id == actor.person_id else actor


@looked_for("memberships")
def _load(actor: Actor, pk: int) -> Membership:
    people = Person.objects.findable_by(actor).values("pk")
    rows = Membership.objects.filter(Q(person=actor.person) | Q(person__in=people), pk=pk)
    found = rows.select_related("team__unit", "person").first()
    if found is None:
        raise Missing
    return found


def _shown(row: Membership) -> MembershipShown:
    return MembershipShown(
        id=row.pk, person=row.person.name, team=row.team.unit.key, team_name=row.team.unit.name,
        joined_on=row.joined_on, left_on=row.left_on, ended_why=row.ended_why,
    )  # fmt: skip
