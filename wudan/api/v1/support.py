"""支持单: asked for by a site or offered by a team of the first tier, then a step at a time (R053)."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Day, Fields, Words
from wudan.api.v1.loading import load_team, load_village
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.teams.actions import support
from wudan.teams.enums import SupportKind, SupportState, SupportVerb
from wudan.teams.flow import BY_VERB
from wudan.teams.models import SupportOrder
from wudan.teams.supporting import stepping_objection, waits_for

router = Router(tags=["支持单"], auth=signed_in)
_MOST = 200


class SupportShown(BaseModel):
    """One support order, with the steps that are yours."""

    id: int
    team: str = Field(description="队伍编号")
    team_name: str
    unit: str = Field(description="所、站编号")
    unit_name: str
    kind: SupportKind
    state: SupportState
    is_offer: bool = Field(description="队伍主动提出的")
    words: str
    asked_at: datetime
    due_at: datetime = Field(description="最迟什么时候答复")
    answer: str
    planned_on: date | None
    arrangement: str
    report: str
    verdict: str
    waits_for_you: bool
    allowed: list[SupportVerb]


class SupportOrders(BaseModel):
    """Those within sight, the latest first."""

    items: list[SupportShown]


class SupportAsked(Fields):
    """What is asked for or offered."""

    team: Code
    unit: Code
    kind: SupportKind
    words: Words


class SupportStepped(Fields):
    """One step: its words, and for a schedule the day."""

    verb: SupportVerb
    words: Words = ""
    day: Day | None = None


@router.get(
    "/support-orders", summary="支持单", operation_id="list_support_orders",
    response={200: SupportOrders, **READING_SIGNED_IN},
)  # fmt: skip
def list_support_orders(request: HttpRequest) -> HttpResponse:
    """本队的，或者本站、本所和下级的；最近的在前。"""
    actor = actor_of(request)
    rows = SupportOrder.objects.visible_to(actor).select_related("team__unit", "unit")
    shown = rows.order_by("-asked_at", "-pk")[:_MOST]
    return told(SupportOrders(items=[_shown(row, actor) for row in shown]))


@router.get(
    "/support-orders/{int:pk}", summary="一张支持单", operation_id="read_support_order",
    response={200: SupportShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_support_order(request: HttpRequest, pk: int) -> HttpResponse:
    """走到哪一步，轮到谁。"""
    actor = actor_of(request)
    return told(_shown(_load(actor, pk), actor))


@router.post(
    "/support-orders", summary="请支持、提出支持", operation_id="ask_for_support",
    response={201: SupportShown, **WRITING},
)  # fmt: skip
def ask_for_support(request: HttpRequest, key: Key, body: SupportAsked) -> HttpResponse:
    """站、所来请，或者队伍提出；对方答复。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        team, unit = load_team(body.team), load_village(body.unit)
        if team is None or unit is None:
            raise Malformed({"team": "没有这支队伍。"})
        made = support.ask(team=team, unit=unit, kind=body.kind, words=body.words, by=actor, at=at)
        return Answer(201, _shown(made, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/support-orders/{int:pk}/steps", summary="支持单走一步", operation_id="step_support_order",
    response={200: SupportShown, **WRITING},
)  # fmt: skip
def step_support_order(
    request: HttpRequest, pk: int, key: Key, body: SupportStepped
) -> HttpResponse:
    """答应、约日子、做完、确认、不答应、收回；谁来走见 `allowed`。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = support.step(
            order=_load(actor, pk), verb=body.verb, words=body.words, day=body.day, by=actor, at=at
        )
        return Answer(200, _shown(done, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("support-orders")
def _load(actor: Actor, pk: int) -> SupportOrder:
    rows = SupportOrder.objects.visible_to(actor).filter(pk=pk)
    found = rows.select_related("team__unit", "unit").first()
    if found is None:
        raise Missing
    return found


def _shown(row: SupportOrder, actor: Actor) -> SupportShown:
    return SupportShown(
        id=row.pk, team=row.team.unit.key, team_name=row.team.unit.name, unit=row.unit.key,
        unit_name=row.unit.short_name, kind=SupportKind(row.kind), state=SupportState(row.state),
        is_offer=row.is_offer, words=row.words, asked_at=row.asked_at, due_at=row.due_at, answer=row.answer,
        planned_on=row.planned_on, arrangement=row.arrangement, report=row.report,
        verdict=row.verdict, waits_for_you=waits_for(actor, row),
        allowed=[SupportVerb(verb) for verb in BY_VERB if stepping_objection(actor, row, verb) is None],
    )  # fmt: skip
