"""文明实践方案: begun, consulted, adjusted, adopted, renewed; with what was delivered (R051)."""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities.delivered import delivered
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Day, Fields, Line, Nothing, Whole, Words
from wudan.api.v1.loading import load_team
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.teams.actions import plans
from wudan.teams.actions.plans import Item
from wudan.teams.enums import PlanStep
from wudan.teams.models import Plan, PlanVersion
from wudan.teams.querysets import PlanQuerySet

router = Router(tags=["方案"], auth=signed_in)
_MOST = 200
_Small = Annotated[int, Field(strict=True, ge=0, le=9999), Whole]
_STAFF_ONLY = Objection("not_your_role", "方案由在岗的工作人员和队长查看。")


class PlanLineShown(BaseModel):
    """One line, with what was delivered of it."""

    line: int = Field(description="第几条；改的时候带上，办了的才接着算")
    title: str
    category: str
    target: int
    places: str
    times: str
    done: int = Field(description="办了几次")
    coming: int = Field(description="要办几次")


class PlanShown(BaseModel):
    """One plan: its newest version."""

    id: int
    team: str
    team_name: str
    starts_on: date
    ends_on: date
    version: int
    step: PlanStep
    words: str
    consulted: str
    minutes: str
    items: list[PlanLineShown]


class PlanRow(BaseModel):
    """One plan of a list."""

    id: int
    team: str
    team_name: str
    starts_on: date
    ends_on: date
    versions: int
    step: PlanStep = Field(description="最新一版到哪一步")


class Plans(BaseModel):
    """Plans, the latest first."""

    items: list[PlanRow]


class PlanLine(Fields):
    """One line, as it is written."""

    title: Line
    category: Code
    target: _Small
    places: Line
    times: Line
    line: _Small | None = None


class PlanAdjusted(Fields):
    """The words of a version, and its lines."""

    words: Words
    items: list[PlanLine] = Field(max_length=60)


class PlanBegun(PlanAdjusted):
    """A new plan."""

    team: Code
    starts_on: Day
    ends_on: Day


class PlanConsulted(Fields):
    """Who was asked, and what they said."""

    consulted: Words
    minutes: Words


@router.get(
    "/plans", summary="文明实践方案", operation_id="list_plans",
    response={200: Plans, **READING_SIGNED_IN},
)  # fmt: skip
def list_plans(request: HttpRequest) -> HttpResponse:
    """队长看本队的，工作人员看全县的；最近一期在前。"""
    rows = _seen(actor_of(request)).prefetch_related("versions").order_by("-starts_on", "-pk")
    return told(Plans(items=[_row(row) for row in rows[:_MOST]]))


@router.get(
    "/plans/{int:pk}", summary="一份方案", operation_id="read_plan",
    response={200: PlanShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """最新一版，每条办了几次。"""
    return told(_shown(_newest(_load(actor_of(request), pk))))


@router.post(
    "/plans", summary="写方案", operation_id="begin_plan", response={201: PlanShown, **WRITING}
)
def begin_plan(request: HttpRequest, key: Key, body: PlanBegun) -> HttpResponse:
    """队长或中心办公室写一期的第一版。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        team = load_team(body.team)
        if team is None:
            raise Malformed({"team": "没有这支队伍。"})
        made = plans.begin(
            team=team, starts_on=body.starts_on, ends_on=body.ends_on, words=body.words,
            items=_items(body), by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/plans/{int:pk}/consultation", summary="记协商", operation_id="consult_plan",
    response={200: PlanShown, **WRITING},
)  # fmt: skip
def consult_plan(request: HttpRequest, pk: int, key: Key, body: PlanConsulted) -> HttpResponse:
    """问过谁，怎么说；没有协商不能通过。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = plans.consult(
            version=_newest(_load(actor, pk)), consulted=body.consulted, minutes=body.minutes,
            by=actor, at=at,
        )  # fmt: skip
        return Answer(200, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/plans/{int:pk}/adjustment", summary="调整方案", operation_id="adjust_plan",
    response={200: PlanShown, **WRITING},
)  # fmt: skip
def adjust_plan(request: HttpRequest, pk: int, key: Key, body: PlanAdjusted) -> HttpResponse:
    """改正在写的一版；留着的条目带上 `line`。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = plans.adjust(
            version=_newest(_load(actor, pk)), words=body.words, items=_items(body), by=actor, at=at
        )
        return Answer(200, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/plans/{int:pk}/adoption", summary="通过方案", operation_id="adopt_plan",
    response={200: PlanShown, **WRITING},
)  # fmt: skip
def adopt_plan(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """通过以后不再改；要改，再写一版。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = plans.adopt(version=_newest(_load(actor, pk)), by=actor, at=at)
        return Answer(200, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/plans/{int:pk}/renewal", summary="再写一版", operation_id="renew_plan",
    response={200: PlanShown, **WRITING},
)  # fmt: skip
def renew_plan(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """从通过的一版开头。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = plans.renew(version=_newest(_load(actor, pk)), by=actor, at=at)
        return Answer(200, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("plans")
def _load(actor: Actor, pk: int) -> Plan:
    found = _seen(actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _seen(actor: Actor) -> PlanQuerySet:
    if not actor.is_staff:
        raise Objected(_STAFF_ONLY)
    rows = Plan.objects.visible_to(actor).filter(team__unit__county=settings.PACK.county)
    return rows.select_related("team__unit")


def _newest(plan: Plan) -> PlanVersion:
    version = plan.versions.order_by("-number").first()
    if version is None:
        raise Missing
    version.plan = plan
    return version


def _items(body: PlanAdjusted) -> list[Item]:
    return [Item(one.title, one.category, one.target, one.places, one.times, one.line) for one in body.items]  # fmt: skip


def _row(plan: Plan) -> PlanRow:
    versions = sorted(plan.versions.all(), key=lambda one: one.number)
    return PlanRow(
        id=plan.pk, team=plan.team.unit.key, team_name=plan.team.unit.name,
        starts_on=plan.starts_on, ends_on=plan.ends_on, versions=len(versions),
        step=PlanStep(versions[-1].step),
    )  # fmt: skip


def _shown(version: PlanVersion) -> PlanShown:
    plan, counts = version.plan, delivered([version.plan_id])
    items = [
        PlanLineShown(
            line=row.line, title=row.title, category=row.category, target=row.target,
            places=row.places, times=row.times, done=counts[plan.pk, row.line].done,
            coming=counts[plan.pk, row.line].coming,
        )
        for row in version.items.order_by("line")
    ]  # fmt: skip
    return PlanShown(
        id=plan.pk, team=plan.team.unit.key, team_name=plan.team.unit.name,
        starts_on=plan.starts_on, ends_on=plan.ends_on, version=version.number,
        step=PlanStep(version.step), words=version.words, consulted=version.consulted,
        minutes=version.minutes, items=items,
    )  # fmt: skip
