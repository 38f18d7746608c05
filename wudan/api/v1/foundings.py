"""组建与解散队伍: a site asks a volunteer to lead a new team, who says yes or no; a team ends with nothing in hand (ADR 89)."""

from datetime import date, datetime
from functools import partial
from typing import Annotated

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag, Line, Name, Nothing
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected, insist
from wudan.people.actors import Actor, for_self
from wudan.people.budgets import spend_budget
from wudan.people.models import Person
from wudan.people.proving import forget_absence
from wudan.registers.hanging import hanging
from wudan.registers.seeing import seen_of
from wudan.teams.actions import founding as acts
from wudan.teams.enums import FoundingState
from wudan.teams.founding import (
    UNKNOWN_LEADER,
    dissolving_objection,
    founding_objection,
    hanging_on,
)
from wudan.teams.models import Founding, Team
from wudan.teams.querysets import FoundingQuerySet

router = Router(tags=["志愿队伍"], auth=signed_in)
_MOST = 200
_NOT_YOURS = "not_your_team"


class FoundingShown(BaseModel):
    """One team that somebody was asked to lead."""

    id: int
    site: UnitNamed
    name: str
    category: str = Field(description="平台代码，或 special")
    skills: list[str]
    leader: str = Field(description="请谁当队长")
    is_for_me: bool = Field(description="请的就是您，由您来答复")
    state: FoundingState
    asked_at: datetime
    asked_as: str
    answered_at: datetime | None
    team: str | None = Field(description="建起来了的，队伍的 key")


class Foundings(BaseModel):
    """The latest first."""

    items: list[FoundingShown]


class Founded(Fields):
    """组建: where, what it is called and does, who is asked to lead it."""

    site: Code | None = Field(None, description="建在哪个站、所（key）；不写就是自己的")
    name: Name = Field(description="县里不能重名")
    category: Code = Field(description="平台代码，或 special")
    leader: Name = Field(description="请谁当队长：登记过的志愿者的姓名")
    phone: Line = Field(description="他登记的电话")
    skills: Annotated[list[Code], Field(max_length=60)] = []


class FoundingAnswer(Fields):
    """当不当队长."""

    leads: Flag = Field(description="true 当；false 不当，不问为什么")


class Dissolved(Fields):
    """解散."""

    why: Line = Field(description="人人看得到")


class InHand(BaseModel):
    """One thing that still needs the team."""

    kind: str = Field(
        description="order、activity、delivery、plan、booking、loan、project、support、appeal"
    )
    ref: str | None = Field(description="编号；不在您范围内的是空")
    words: str


class DissolvingAsked(BaseModel):
    """Whether the team can be dissolved now."""

    objection: str = Field(description="不看手上有什么，为什么解散不了；能解散的是空")
    in_hand: list[InHand] = Field(description="先要办完、收回或转给别的队的；空了才解散得了")


class TeamDissolved(BaseModel):
    """It is no more."""

    key: str
    name: str
    dissolved_at: datetime
    ended_on: date
    why: str


@router.get(
    "/foundings", summary="组建中的队伍", operation_id="list_foundings",
    response={200: Foundings, **READING_SIGNED_IN},
)  # fmt: skip
def list_foundings(request: HttpRequest) -> HttpResponse:
    """请您当队长的；在站、所、中心的，还有自己范围里提出的。新的在前。"""
    actor = actor_of(request)
    rows = _seen(actor).order_by("-asked_at", "-pk")[:_MOST]
    return told(Foundings(items=[_shown(row, actor) for row in rows]))


@router.post(
    "/foundings", summary="组建队伍", operation_id="found_team",
    response={201: FoundingShown, **WRITING},
)  # fmt: skip
def found_team(request: HttpRequest, key: Key, body: Founded) -> HttpResponse:
    """请一位志愿者当队长；本人点了头，队伍才建起来。"""
    at, actor = clock.now(), actor_of(request)
    spend_budget("look_up", by=actor, at=at)

    def do() -> Answer:
        site = _site(actor, body.site)
        insist(founding_objection(actor, site))
        leader = Person.objects.named(settings.PACK.county, body.leader, body.phone)
        if leader is None:
            raise Malformed({"phone": UNKNOWN_LEADER})
        made = acts.propose(
            site=site, name=body.name, category=body.category, leader=leader, skills=body.skills,
            by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _shown(_load(actor, made.pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/foundings/{int:pk}/answer", summary="答复当不当队长", operation_id="answer_founding",
    response={200: FoundingShown, **WRITING},
)  # fmt: skip
def answer_founding(request: HttpRequest, pk: int, key: Key, body: FoundingAnswer) -> HttpResponse:
    """本人来答复，一次；当了，队伍马上就有，队长的岗位下次登录看得到，或用 `PUT /session/post` 换过去。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found, me = _load(actor, pk), for_self(actor.person)
        act = acts.accept if body.leads else acts.refuse
        act(founding=found, by=me, at=at)
        return Answer(200, _shown(_load(actor, pk), actor).model_dump_json())

    answer = once(request, key, body, at=at, do=do)
    forget_absence(request.session)
    return answer


@router.post(
    "/foundings/{int:pk}/withdrawal", summary="收回组建", operation_id="withdraw_founding",
    response={200: FoundingShown, **WRITING},
)  # fmt: skip
def withdraw_founding(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """还没答复的，提出的站、所或上面的可以收回，不再问。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        acts.drop(founding=_load(actor, pk), by=actor, at=at)
        return Answer(200, _shown(_load(actor, pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/teams/{key}/dissolution", summary="解散得了吗", operation_id="read_team_dissolution",
    response={200: DissolvingAsked, **READING_SIGNED_IN},
)  # fmt: skip
def read_team_dissolution(request: HttpRequest, key: str) -> HttpResponse:
    """手上还有什么：单、活动、配送、场地、借的东西等；队伍所在的站、所和中心看得到。"""
    actor, at = actor_of(request), clock.now()
    team, today = _team(actor, key), clock.day_of(at)
    objection = dissolving_objection(actor, team, on=today)
    if objection is not None and objection.code == _NOT_YOURS:
        raise Objected(objection)
    found = [*hanging(team, at=at), *hanging_on(team)]
    seen = seen_of([(one.kind, one.ref) for one in found], actor, on=today)
    shown = [
        InHand(
            kind=one.kind, ref=one.ref if (one.kind, one.ref) in seen else None, words=in_words(one.words)
        )
        for one in found
    ]  # fmt: skip
    return told(
        DissolvingAsked(objection=in_words(objection.words) if objection else "", in_hand=shown)
    )


@router.post(
    "/teams/{key}/dissolution", summary="解散队伍", operation_id="dissolve_team",
    response={200: TeamDissolved, **WRITING},
)  # fmt: skip
def dissolve_team(request: HttpRequest, key: str, once_key: Key, body: Dissolved) -> HttpResponse:
    """今天解散，写明为什么；手上还有事的解散不了，会告诉是哪些。历史、时长、荣誉都留着。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = acts.dissolve(
            team=_team(actor, key), why=body.why, hanging=partial(hanging, at=at), by=actor, at=at
        )
        shown = TeamDissolved(
            key=key, name=done.unit.name, dissolved_at=at, ended_on=clock.day_of(at), why=done.dissolved_why
        )  # fmt: skip
        return Answer(200, shown.model_dump_json())

    return once(request, once_key, body, at=at, do=do)


@looked_for("foundings")
def _load(actor: Actor, pk: int) -> Founding:
    found = _seen(actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _seen(actor: Actor) -> FoundingQuerySet:
    """Those one is asked in, and those of the sites in reach."""
    kept = Founding.objects.kept_by(actor).values("pk")
    rows = Founding.objects.filter(Q(person=actor.person) | Q(pk__in=kept))
    return rows.select_related("site", "person", "team__unit")


def _site(actor: Actor, key: str | None) -> Unit:
    live = Unit.objects.filter(county=settings.PACK.county, ends_on=None)
    found = live.filter(key=key) if key else live.filter(pk=actor.unit_id or 0)
    site = found.first()
    if site is None:
        raise Malformed({"site": "没有这个站、所。"})
    return site


def _team(actor: Actor, key: str) -> Team:
    """A team of the county; one that is gone for who answered for it. Raises Missing."""
    rows = Team.objects.filter(unit__county=settings.PACK.county, unit__key=storable(key))
    found = rows.select_related("unit__parent").first()
    gone = found is not None and found.unit.ends_on is not None
    if found is None or (gone and not (actor.unit_path and found.unit.is_within(actor.unit_path))):
        raise Missing
    return found


def _shown(row: Founding, actor: Actor) -> FoundingShown:
    return FoundingShown(
        id=row.pk, site=unit_named(row.site), name=row.name, category=row.category,
        skills=row.skills, leader=row.person.name, is_for_me=row.person_id == actor.person_id,
        state=FoundingState(row.state), asked_at=row.asked_at, asked_as=row.asked_as,
        answered_at=row.answered_at, team=row.team.unit.key if row.team else None,
    )  # fmt: skip
