"""菜单项怎么管: every fact of an item, where it goes; what its admission looked at waits for a second person (ADR 92)."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag, Line, Name, Note, Version, Whole, Words
from wudan.api.v1.key_work_shapes import KeyWorkNamed, work_of_item
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.project_texts import Months
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.services import ServiceShown, services_shown
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.actions import Wanted, settle_change, waiting_change
from wudan.catalog.details import as_it_is
from wudan.catalog.enums import ChangeOutcome, PlaceMode, Risk
from wudan.catalog.models import Platform, Service, ServiceChange
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.projects.actions.changes import change_item, offer_item

router = Router(tags=["服务菜单"], auth=signed_in)
_MOST = 200
Number = Annotated[int, Field(strict=True, ge=0, le=9999), Whole]
Codes = Annotated[list[Code], Field(max_length=60)]


class ServiceChangeShown(BaseModel):
    """A change of what the admission looked at; until it is decided the item stays as it is."""

    id: int
    service: str = Field(description="菜单上的代码")
    platform: str
    risk: Risk | None = Field(description="风险要改成什么；不改的为空")
    needs_insurance: bool | None = Field(description="要不要保险，改成什么；不改的为空")
    licences: list[str] | None = Field(description="要什么证照，改成什么；不改的为空")
    why: str
    asked_at: datetime
    asked_as: str
    outcome: ChangeOutcome | None = Field(description="还没定的为空")
    reasons: str
    decided_as: str


class ServiceChanges(BaseModel):
    """The oldest first."""

    items: list[ServiceChangeShown]


class ServiceFacts(ServiceShown):
    """All that is kept of an item, on offer or not."""

    words: list[str] = Field(description="老人平时怎么叫它")
    provider: UnitNamed | None = Field(description="由谁来做；空为牵头部门安排")
    is_offered: bool
    key_work: KeyWorkNamed | None = Field(description="现在和哪项重点工作结合；来自项目的跟着项目")
    version: int = Field(description="改的时候带上")
    waiting: ServiceChangeShown | None = Field(description="等复准的改动")


class ServiceKept(Fields):
    """What is not said stays as it is."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")
    why: Line = Field("", description="为什么改；改风险、去掉保险或证照的一定要写")
    name: Line | None = None
    summary: Line | None = None
    description: Words | None = None
    words: Codes | None = Field(None, description="老人平时怎么叫它")
    duration_minutes: Number | None = None
    headcount: Number | None = None
    lead_days: Number | None = None
    complete_days: Number | None = None
    months: Months | None = Field(None, description="空着是全年")
    places: Annotated[list[PlaceMode], Field(max_length=10)] | None = None
    skills: Codes | None = None
    licences: Codes | None = None
    serves: Codes | None = Field(None, description="只到这些镇、村的所、站（key）；空着是全县")
    risk: Risk | None = None
    needs_insurance: Flag | None = None
    open_claim: Flag | None = None
    once_a_day: Flag | None = None
    provider: Name | None = Field(None, description="哪个部门来做（key）；空字是牵头部门安排")


class ServiceOffered(Fields):
    """上菜单、下菜单."""

    offered: Flag
    why: Line = ""


class ServiceChangeDecided(Fields):
    """复准."""

    outcome: ChangeOutcome
    reasons: Note = Field(description="提出的部门看得到")


@router.get(
    "/services/{code}/facts", summary="一个菜单项的全部", operation_id="read_service_facts",
    response={200: ServiceFacts, **READING_SIGNED_IN},
)  # fmt: skip
def read_servicefacts_shown(request: HttpRequest, code: str) -> HttpResponse:
    """菜单上、不在菜单上的都有；平台的牵头、配合部门，中心、领导、审计看得到。"""
    return told(facts_shown(load_item(actor_of(request), code)))


@router.post(
    "/services/{code}/facts", summary="改菜单项", operation_id="keep_service_facts",
    response={200: ServiceFacts, **WRITING},
)  # fmt: skip
def keep_servicefacts_shown(
    request: HttpRequest, code: str, once_key: Key, body: ServiceKept
) -> HttpResponse:
    """马上算，旧的一版留着，先前点的单照旧办；改风险、去掉保险或证照的等复准（`waiting`），来自项目的跟着项目改。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_item(actor, code)
        change_item(
            service=found, wanted=_wanted(found, body, at=at), why=body.why, by=actor, at=at,
            seen=body.version,
        )  # fmt: skip
        return Answer(200, facts_shown(load_item(actor, code)).model_dump_json())

    return once(request, once_key, body, at=at, do=do)


@router.post(
    "/services/{code}/offering", summary="上菜单、下菜单", operation_id="offer_service",
    response={200: ServiceFacts, **WRITING},
)  # fmt: skip
def offer_service(
    request: HttpRequest, code: str, once_key: Key, body: ServiceOffered
) -> HttpResponse:
    """已经点的单照办；来自项目的，项目重新准入了才回得来。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        offer_item(
            service=load_item(actor, code), offered=body.offered, why=body.why, by=actor, at=at
        )
        return Answer(200, facts_shown(load_item(actor, code)).model_dump_json())

    return once(request, once_key, body, at=at, do=do)


@router.get(
    "/service-changes", summary="等复准的菜单改动", operation_id="list_service_changes",
    response={200: ServiceChanges, **READING_SIGNED_IN},
)  # fmt: skip
def list_service_changes(request: HttpRequest) -> HttpResponse:
    """等第二个人定的：改风险、去掉保险或证照；管准入的人才有。"""
    rows = ServiceChange.objects.waiting_for(actor_of(request), county=settings.PACK.county)
    named = rows.select_related("service__platform").order_by("asked_at", "pk")[:_MOST]
    return told(ServiceChanges(items=[_change(row) for row in named]))


@router.post(
    "/service-changes/{int:pk}/decision", summary="复准", operation_id="settle_service_change",
    response={200: ServiceChangeShown, **WRITING},
)  # fmt: skip
def settle_service_change(
    request: HttpRequest, pk: int, key: Key, body: ServiceChangeDecided
) -> HttpResponse:
    """没有提出这处改动的人来定，写明理由；准了，菜单马上照改。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        settle_change(
            change=_load_change(actor, pk), outcome=body.outcome.value, reasons=body.reasons,
            by=actor, at=at,
        )  # fmt: skip
        return Answer(200, _change(_load_change(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _known(actor: Actor) -> list[int]:
    rows = Platform.objects.filter(county=settings.PACK.county)
    on = day_of(clock.now())
    return list(rows.known_to(actor, on=on).values_list("pk", flat=True))


def load_item(actor: Actor, code: str) -> Service:
    """An item of a platform the actor knows of, on offer or not. Raises Missing."""
    rows = Service.objects.filter(platform__in=_known(actor), code=storable(code))
    found = rows.select_related("platform", "provider").first()
    if found is None:
        raise Missing
    return found


@looked_for("service-changes")
def _load_change(actor: Actor, pk: int) -> ServiceChange:
    rows = ServiceChange.objects.filter(service__platform__in=_known(actor), pk=pk)
    found = rows.select_related("service__platform").first()
    if found is None:
        raise Missing
    return found


def _wanted(service: Service, body: ServiceKept, *, at: datetime) -> Wanted:
    """The item as it is, with what the body says. Raises Malformed."""
    said = {
        name: value
        for name, value in body.model_dump(exclude={"version", "why", "provider", "serves"}).items()
        if value is not None
    }
    if "places" in said:
        said["places"] = [one.value for one in said["places"]]
    if "risk" in said:
        said["risk"] = said["risk"].value
    if body.serves is not None:
        said["serves"] = _paths(service, body.serves)
    if body.provider is not None:
        said["provider"] = _provider(service, body.provider, at=at)
    return replace(as_it_is(service), **said)


def _paths(service: Service, keys: list[str]) -> list[str]:
    rows = Unit.objects.filter(county=service.county, key__in=keys)
    paths = dict(rows.values_list("key", "path"))
    if set(keys) - paths.keys():
        raise Malformed({"serves": "没有这个地方。"})
    return list(paths.values())


def _provider(service: Service, key: str, *, at: datetime) -> Unit | None:
    """A department of today, or who does it now. Raises Malformed."""
    if not key:
        return None
    if service.provider is not None and service.provider.key == key:
        return service.provider
    rows = Unit.objects.open_on(day_of(at)).filter(county=service.county, key=key)
    found = rows.filter(kind=UnitKind.DEPARTMENT).first()
    if found is None:
        raise Malformed({"provider": "没有这个部门。"})
    return found


def facts_shown(service: Service) -> ServiceFacts:
    """All that is kept of it, as it stands."""
    [row] = services_shown(Service.objects.filter(pk=service.pk))
    waits = waiting_change(service)
    if waits is not None:
        waits.service = service
    kept = {
        "words": service.words, "is_offered": service.is_offered, "version": service.version,
        "provider": unit_named(service.provider) if service.provider else None,
        "waiting": _change(waits) if waits else None, "key_work": work_of_item(service.pk),
    }  # fmt: skip
    return ServiceFacts.model_validate(row | kept)


def _change(row: ServiceChange) -> ServiceChangeShown:
    wanted = row.content
    return ServiceChangeShown(
        id=row.pk, service=row.service.code, platform=row.service.platform.code,
        risk=Risk(wanted["risk"]) if "risk" in wanted else None,
        needs_insurance=wanted.get("needs_insurance"), licences=wanted.get("licences"),
        why=row.why, asked_at=row.asked_at, asked_as=row.asked_as,
        outcome=ChangeOutcome(row.outcome) if row.outcome else None, reasons=row.reasons,
        decided_as=row.decided_as,
    )  # fmt: skip
