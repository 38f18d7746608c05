"""配送: what comes to the villages, for everybody; what waits for one's own team or site, and its answers."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import Fields, Line
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.deliveries import actions, permissions
from wudan.deliveries.enums import DeliveryStage, DeliveryVerb, Mode, Way
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.deliveries.querysets.deliveries import DeliveryQuerySet
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import is_number
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor

router = Router(tags=["配送"], auth=signed_in)
_MOST = 200
Act = Callable[[Delivery, Actor, datetime], Delivery]
_OPEN = (DeliveryStage.OFFERED, DeliveryStage.ACCEPTED, DeliveryStage.DELIVERED)
_ANSWERS = (
    DeliveryVerb.ACCEPT, DeliveryVerb.REFUSE, DeliveryVerb.DELIVER, DeliveryVerb.ACKNOWLEDGE,
    DeliveryVerb.MISS,
)  # fmt: skip


class DeliveryComing(BaseModel):
    """What is promised to a village; everybody may read it."""

    no: str
    service: str = Field(description="服务项目的代码")
    service_name: str
    unit: str = Field(description="哪个站，编号")
    unit_name: str
    party_name: str = Field(description="谁来")
    day: date
    starts_at: datetime
    ends_at: datetime
    way: Way


class DeliveriesComing(BaseModel):
    """Soonest first."""

    items: list[DeliveryComing]


class DeliveryShown(DeliveryComing):
    """One that waits for one's own team or site."""

    stage: DeliveryStage
    version: int
    mode: Mode
    served: int | None = Field(description="来了多少人")
    allowed: list[DeliveryVerb] = Field(description="您现在能做的")


class OwnDeliveries(BaseModel):
    """Soonest first."""

    items: list[DeliveryShown]


class DeliverySeen(Fields):
    """看到的版本."""

    version: int | None = Field(None, ge=1, le=2**31 - 1, description="看到的版本")


class DeliveryRefusal(DeliverySeen):
    """不接."""

    words: Line = Field("", description="志愿队伍可以不写；部门要写")


class DeliveryReport(DeliverySeen):
    """送到了."""

    served: int = Field(ge=0, le=5000, description="来了多少人")
    words: Line = Field("", description="还想说什么")


class DeliveryAcknowledgement(DeliverySeen):
    """站上确认."""

    served: int | None = Field(None, ge=0, le=5000, description="站上数的；和队伍说的一样就不填")


class DeliveryMiss(DeliverySeen):
    """没送成."""

    why: Line = Field(description="为什么")


@router.get(
    "/deliveries", auth=None, summary="要送到村里的", operation_id="list_deliveries",
    response={200: DeliveriesComing, **READING},
)  # fmt: skip
def list_deliveries(
    request: HttpRequest,
    unit: Annotated[str, Query("", max_length=24, description="只看送到这个站的，编号")],
) -> HttpResponse:
    """队伍已经接下的，早的在前；不用登录。"""
    rows = Delivery.objects.promised().filter(
        county=settings.PACK.county, starts_at__gt=clock.now()
    )
    if unit:
        rows = rows.filter(unit__key=storable(unit))
    shown = rows.with_names().order_by("starts_at", "pk")[:_MOST]
    return public({"items": [_coming(row).model_dump(mode="json") for row in shown]})


@router.get(
    "/deliveries/mine", summary="等我答复和确认的配送", operation_id="list_own_deliveries",
    response={200: OwnDeliveries, **READING_SIGNED_IN},
)  # fmt: skip
def list_own_deliveries(request: HttpRequest) -> HttpResponse:
    """请了您的队伍或部门的，和要送到您的站的；没有岗位的答空。"""
    actor = actor_of(request)
    mine = Delivery.objects.of_party(actor.unit_id) if actor.is_staff else Delivery.objects.none()
    here = Delivery.objects.to_site(actor)
    keys = [*_keys(mine), *_keys(here)]
    rows = list(Delivery.objects.filter(pk__in=keys).with_names().order_by("starts_at", "pk"))
    live = {one.delivery_id: one for one in DeliveryOffer.objects.live().filter(delivery__in=keys)}
    return told(OwnDeliveries(items=[_shown(row, live.get(row.pk), actor) for row in rows]))


@router.post("/deliveries/{no}/acceptance", summary="接下配送", operation_id="accept_delivery", response={200: DeliveryShown, **WRITING})  # fmt: skip
def accept_delivery(request: HttpRequest, no: str, key: Key, body: DeliverySeen) -> HttpResponse:
    """队长或部门接下这一次。"""
    return _act(request, no, key, body, lambda row, by, at: actions.accept(row=row, by=by, at=at, seen=body.version))  # fmt: skip


@router.post("/deliveries/{no}/refusal", summary="不接配送", operation_id="refuse_delivery", response={200: DeliveryShown, **WRITING})  # fmt: skip
def refuse_delivery(request: HttpRequest, no: str, key: Key, body: DeliveryRefusal) -> HttpResponse:
    """去不了就不接，没有任何影响；接下以后也可以。"""
    return _act(request, no, key, body, lambda row, by, at: actions.refuse(row=row, words=body.words, by=by, at=at, seen=body.version))  # fmt: skip


@router.post("/deliveries/{no}/report", summary="说送到了", operation_id="report_delivery", response={200: DeliveryShown, **WRITING})  # fmt: skip
def report_delivery(request: HttpRequest, no: str, key: Key, body: DeliveryReport) -> HttpResponse:
    """写一个人数，等站上确认。"""
    return _act(
        request, no, key, body,
        lambda row, by, at: actions.deliver(
            row=row, served=body.served, words=body.words, by=by, at=at, seen=body.version
        ),
    )  # fmt: skip


@router.post("/deliveries/{no}/acknowledgement", summary="确认送到", operation_id="acknowledge_delivery", response={200: DeliveryShown, **WRITING})  # fmt: skip
def acknowledge_delivery(
    request: HttpRequest, no: str, key: Key, body: DeliveryAcknowledgement
) -> HttpResponse:
    """收到的站确认；人数不同以站上为准。"""
    return _act(request, no, key, body, lambda row, by, at: actions.acknowledge(row=row, served=body.served, by=by, at=at, seen=body.version))  # fmt: skip


@router.post("/deliveries/{no}/miss", summary="说没送成", operation_id="miss_delivery", response={200: DeliveryShown, **WRITING})  # fmt: skip
def miss_delivery(request: HttpRequest, no: str, key: Key, body: DeliveryMiss) -> HttpResponse:
    """当天以后，哪一边说都行，写一句为什么。"""
    return _act(request, no, key, body, lambda row, by, at: actions.miss(row=row, why=body.why, by=by, at=at, seen=body.version))  # fmt: skip


def _act(request: HttpRequest, no: str, key: Key, body: Fields, act: Act) -> HttpResponse:
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = act(_load(actor, no), actor, at)
        live = DeliveryOffer.objects.live().filter(delivery=done).first()
        return Answer(200, _shown(done, live, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _load(actor: Actor, no: str) -> Delivery:
    rows = Delivery.objects.visible_to(actor).with_names()
    found = rows.filter(no=no).first() if is_number(no) else None
    if found is None:
        raise Missing
    return found


def _keys(rows: DeliveryQuerySet) -> list[int]:
    return list(rows.filter(stage__in=_OPEN).values_list("pk", flat=True)[:_MOST])


def _coming(row: Delivery) -> DeliveryComing:
    return DeliveryComing.model_validate(_facts(row))


def _shown(row: Delivery, live: DeliveryOffer | None, actor: Actor) -> DeliveryShown:
    allowed = [verb for verb in _ANSWERS if permissions.objection(verb, actor, row, live) is None]
    own = {
        "stage": row.stage, "version": row.version, "mode": row.round.mode, "served": row.served,
        "allowed": allowed,
    }  # fmt: skip
    return DeliveryShown.model_validate(_facts(row) | own)


def _facts(row: Delivery) -> dict[str, object]:
    service = row.round.service
    return {
        "no": row.no, "service": service.code, "service_name": service.name, "unit": row.unit.key,
        "unit_name": row.unit.short_name, "party_name": row.party.short_name if row.party else "",
        "day": row.day, "starts_at": row.starts_at, "ends_at": row.ends_at, "way": row.round.way,
    }  # fmt: skip
