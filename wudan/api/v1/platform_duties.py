"""平台分工、限量: who leads and cooperates from which day on, by the center; how many places an item has (R035)."""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Day, Fields, Line, Whole
from wudan.api.v1.loading import storable
from wudan.api.v1.menu_items import ServiceFacts, facts_shown, load_item
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.catalog import actions
from wudan.catalog.enums import DutyKind, PeriodKind
from wudan.catalog.models import Platform, PlatformDuty
from wudan.catalog.permissions import duty_objection
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor

router = Router(tags=["平台"], auth=signed_in)


class PlatformDutyShown(BaseModel):
    """Who does what for a platform, from when until when."""

    id: int
    unit: UnitNamed
    kind: DutyKind
    starts_on: date
    ends_on: date | None = Field(description="到哪天的前一天为止；还在做的为空")


class PlatformDuties(BaseModel):
    """The latest first; those to come and those that are over, too."""

    items: list[PlatformDutyShown]


class PlatformDutyGiven(Fields):
    """移交, 定配合部门."""

    unit: Code = Field(description="哪个部门（key）")
    starts_on: Day = Field(description="从哪一天起；过去的分工不改")
    why: Line = Field(description="依据，如文件名或会议")


class PlatformDutyParted(Fields):
    """不再配合."""

    ends_on: Day = Field(description="从哪一天起不再配合")
    why: Line = Field(description="依据")


class ServiceLimited(Fields):
    """限量."""

    period: PeriodKind
    places: Annotated[int, Field(strict=True, ge=0, le=99999), Whole] | None = Field(
        description="一期几份；null 是不限量"
    )
    starts_on: Day = Field(description="从哪一期起：这一天所在的周或月")


@router.get(
    "/platforms/{code}/duties", summary="平台分工", operation_id="list_platform_duties",
    response={200: PlatformDuties, **READING_SIGNED_IN},
)  # fmt: skip
def list_platform_duties(request: HttpRequest, code: str) -> HttpResponse:
    """以前、现在、以后由谁牵头、谁配合；平台的牵头、配合部门，中心、领导、审计看得到。"""
    return told(_duties(_load(actor_of(request), code)))


@router.post(
    "/platforms/{code}/handover", summary="移交平台", operation_id="hand_over_platform",
    response={200: PlatformDuties, **WRITING},
)  # fmt: skip
def hand_over_platform(
    request: HttpRequest, code: str, key: Key, body: PlatformDutyGiven
) -> HttpResponse:
    """中心办公室来定；那天起由新的部门牵头，以前的留着。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, code)
        insist(duty_objection(actor))
        actions.hand_over(
            platform=found,
            to=_unit(body.unit),
            starts_on=body.starts_on,
            why=body.why,
            by=actor,
            at=at,
        )
        return Answer(200, _duties(found).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/platforms/{code}/cooperation", summary="定配合部门", operation_id="let_department_cooperate",
    response={200: PlatformDuties, **WRITING},
)  # fmt: skip
def let_department_cooperate(
    request: HttpRequest, code: str, key: Key, body: PlatformDutyGiven
) -> HttpResponse:
    """中心办公室来定，从哪一天起配合。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, code)
        insist(duty_objection(actor))
        actions.cooperate(
            platform=found,
            unit=_unit(body.unit),
            starts_on=body.starts_on,
            why=body.why,
            by=actor,
            at=at,
        )
        return Answer(200, _duties(found).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/platform-duties/{int:pk}/parting", summary="不再配合", operation_id="end_department_cooperation",
    response={200: PlatformDuties, **WRITING},
)  # fmt: skip
def end_department_cooperation(
    request: HttpRequest, pk: int, key: Key, body: PlatformDutyParted
) -> HttpResponse:
    """中心办公室来定；一个平台总有配合部门，最后一个不能没有。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load_duty(actor, pk)
        actions.end_cooperation(duty=held, ends_on=body.ends_on, why=body.why, by=actor, at=at)
        return Answer(200, _duties(held.platform).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/services/{code}/limit", summary="限量", operation_id="limit_service",
    response={200: ServiceFacts, **WRITING},
)  # fmt: skip
def limit_service(
    request: HttpRequest, code: str, once_key: Key, body: ServiceLimited
) -> HttpResponse:
    """管菜单的来定一周、一月几份；已经约出去的算数，不能比它少。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        actions.limit_service(
            service=load_item(actor, code), period=body.period.value, places=body.places,
            starts_on=body.starts_on, by=actor, at=at,
        )  # fmt: skip
        return Answer(200, facts_shown(load_item(actor, code)).model_dump_json())

    return once(request, once_key, body, at=at, do=do)


def _load(actor: Actor, code: str) -> Platform:
    """One the actor knows of. Raises Missing."""
    rows = Platform.objects.filter(county=settings.PACK.county, code=storable(code))
    found = rows.known_to(actor, on=day_of(clock.now())).first()
    if found is None:
        raise Missing
    return found


@looked_for("platform-duties")
def _load_duty(actor: Actor, pk: int) -> PlatformDuty:
    """One of a platform the actor knows of. Raises Missing."""
    of_county = Platform.objects.filter(county=settings.PACK.county)
    known = of_county.known_to(actor, on=day_of(clock.now()))
    rows = PlatformDuty.objects.select_related("platform").filter(platform__in=known)
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _unit(key: str) -> Unit:
    """A unit of the county; the action says whether it can be. Raises Malformed."""
    found = Unit.objects.filter(county=settings.PACK.county, key=key, ends_on=None).first()
    if found is None:
        raise Malformed({"unit": "没有这个部门。"})
    return found


def _duties(platform: Platform) -> PlatformDuties:
    rows = PlatformDuty.objects.filter(platform=platform).select_related("unit")
    shown = [
        PlatformDutyShown(
            id=one.pk, unit=unit_named(one.unit), kind=DutyKind(one.kind), starts_on=one.starts_on,
            ends_on=one.ends_on,
        )
        for one in rows.order_by("-starts_on", "kind", "pk")
    ]  # fmt: skip
    return PlatformDuties(items=shown)
