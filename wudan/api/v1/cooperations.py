"""协作单: asked by the lead, answered by a cooperating department, decided by the center office."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Day, Fields, Flag, Note, OrderNumber, Seen
from wudan.api.v1.loading import load_order, load_platform, load_service
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.orders.actions import cooperating
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor

router = Router(tags=["平台"], auth=signed_in)
_MOST = 200


class CooperationShown(BaseModel):
    """One piece. Never the resident: only what is to be done, and where."""

    id: int
    platform: str
    service: str | None
    order: str | None
    unit: str = Field(description="请的部门的 key")
    asked_of: str = Field(description="谁请的，部门的 key")
    words: str
    wanted_by: date
    state: CooperationState
    version: int
    due_at: datetime | None
    reason: str
    ruling: str
    result: str


class Cooperations(BaseModel):
    """Pieces."""

    items: list[CooperationShown]


class AskingCooperation(Fields):
    """What is asked of whom."""

    platform: Code
    unit: Code = Field(description="配合部门的 key")
    service: Code | None = None
    order: OrderNumber | None = None
    words: Note
    wanted_by: Day


class CooperationAnswer(Seen):
    """Yes, or no with the reason."""

    accepted: Flag
    words: Note = ""


class CooperationRuling(Seen):
    """What the center decides."""

    charged: Flag = Field(description="由这个部门办")
    words: Note = ""


class CooperationWords(Seen):
    """A sentence."""

    words: Note = ""


@looked_for("cooperations")
def look(actor: Actor, pk: int) -> Cooperation:
    """One piece that concerns the actor. Raises Missing."""
    rows = Cooperation.objects.visible_to(actor, on=clock.day_of(clock.now()))
    found = (
        rows.select_related("platform", "unit", "asked_of", "order", "service")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Missing
    return found


@router.get(
    "/cooperations", summary="协作单", operation_id="list_cooperations",
    response={200: Cooperations, **READING_SIGNED_IN},
)  # fmt: skip
def list_cooperations(request: HttpRequest) -> HttpResponse:
    """没有办完的协作单，快到期的在前：本部门请的、请本部门的；中心看全部。"""
    rows = Cooperation.objects.visible_to(actor_of(request), on=clock.day_of(clock.now())).open()
    rows = rows.select_related("platform", "unit", "asked_of", "order", "service")
    return told(Cooperations(items=[_shown(row) for row in rows.order_by("due_at", "pk")[:_MOST]]))


@router.post(
    "/cooperations", summary="请配合部门办一件", operation_id="ask_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def ask_cooperation(request: HttpRequest, key: Key, body: AskingCooperation) -> HttpResponse:
    """由牵头部门或中心办公室来请；两个工作日内答复。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        platform = load_platform(body.platform)
        unit = Unit.objects.filter(
            county=platform.county if platform else "", key=body.unit
        ).first()
        if platform is None or unit is None:
            raise Malformed({"unit": "没有这个部门。"})
        piece = cooperating.ask(
            platform=platform, unit=unit, words=body.words, wanted_by=body.wanted_by,
            service=load_service(body.service),
            order=load_order(actor, body.order, at=at) if body.order else None, by=actor, at=at,
        )  # fmt: skip
        return Answer(200, _shown(look(actor, piece.pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/cooperations/{pk}/answer", summary="答复协作单", operation_id="answer_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def answer_cooperation(
    request: HttpRequest, pk: int, key: Key, body: CooperationAnswer
) -> HttpResponse:
    """答应，或者写清楚为什么办不了。"""
    return _move(request, pk, key, body, cooperating.answer, accepted=body.accepted)


@router.post(
    "/cooperations/{pk}/escalation", summary="请中心裁定", operation_id="escalate_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def escalate_cooperation(
    request: HttpRequest, pk: int, key: Key, body: CooperationWords
) -> HttpResponse:
    """对方没有答应，请中心办公室定。"""
    return _move(request, pk, key, body, cooperating.escalate)


@router.post(
    "/cooperations/{pk}/ruling", summary="裁定协作单", operation_id="rule_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def rule_cooperation(
    request: HttpRequest, pk: int, key: Key, body: CooperationRuling
) -> HttpResponse:
    """由中心办公室定：办，还是不用办；都写理由。"""
    return _move(request, pk, key, body, cooperating.rule, charged=body.charged)


@router.post(
    "/cooperations/{pk}/completion", summary="协作办好了", operation_id="finish_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def finish_cooperation(
    request: HttpRequest, pk: int, key: Key, body: CooperationWords
) -> HttpResponse:
    """写一句办得怎样。"""
    return _move(request, pk, key, body, cooperating.finish)


@router.post(
    "/cooperations/{pk}/withdrawal", summary="收回协作单", operation_id="take_back_cooperation",
    response={200: CooperationShown, **WRITING},
)  # fmt: skip
def take_back_cooperation(
    request: HttpRequest, pk: int, key: Key, body: CooperationWords
) -> HttpResponse:
    """不用办了，或者自己办。"""
    return _move(request, pk, key, body, cooperating.take_back)


def _move(
    request: HttpRequest, pk: int, key: str,
    body: CooperationAnswer | CooperationRuling | CooperationWords,
    act: Callable[..., Cooperation], **given: object,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        piece = look(actor, pk)
        act(piece=piece, words=body.words, by=actor, at=at, seen=body.version, **given)
        return Answer(200, _shown(look(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _shown(piece: Cooperation) -> CooperationShown:
    return CooperationShown(
        id=piece.pk, platform=piece.platform.code,
        service=piece.service.code if piece.service else None,
        order=piece.order.no if piece.order else None, unit=piece.unit.key,
        asked_of=piece.asked_of.key, words=piece.words, wanted_by=piece.wanted_by,
        state=CooperationState(piece.state), version=piece.version, due_at=piece.due_at,
        reason=piece.reason, ruling=piece.ruling, result=piece.result,
    )  # fmt: skip
