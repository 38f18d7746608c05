"""阵地怎么管: how it is reached, what it is, a new one, under whom it stands, its end; each by whom it belongs to (ADR 90)."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import (
    Address,
    Code,
    Day,
    Fields,
    Latitude,
    Line,
    Longitude,
    Version,
)
from wudan.api.v1.loading import load_site
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.api.v1.sites import SiteShown, sites_shown
from wudan.api.v1.sites import router as of_sites
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.grounds import permissions as grounds
from wudan.grounds.actions import end_site as end
from wudan.grounds.actions import move_under
from wudan.grounds.hanging import hanging_on
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.open_hours import Span, parse
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, insist
from wudan.sites import actions
from wudan.sites.enums import CoordinateSystem
from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Site
from wudan.sites.permissions import keeping_objection
from wudan.sites.wanted import WantedContact, WantedIdentity, WantedPlace

router = Router(tags=["阵地"], auth=signed_in)
_HOURS = "开放时间，如 1-5 08:30-18:00; 8 09:00-12:00；空着就是不知道"
_FIELDS = {"hours": "opening"}
"""What an action calls otherwise than the body does."""


class SiteContact(Fields):
    """电话、开放时间、地址、怎么走: what is not said stays as it is."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")
    phone: Line | None = Field(None, description="站上的电话，座机带区号")
    opening: Line | None = Field(None, description=_HOURS)
    address: Address | None = None
    directions: Address | None = None


class SiteIdentity(Fields):
    """名称、设在哪里、类别: what is not said stays as it is."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")
    name: Line | None = None
    short_name: Line | None = Field(None, description="空着就从名称里取")
    kind: UnitKind | None = Field(None, description="中心、所、站的不能改")
    host: Line | None = Field(None, description="依托单位")
    base_kind: BaseKind | None = Field(None, description="是基地的才有")


class SiteOpened(Fields):
    """开设: what it is, under whom, and where if that is known."""

    kind: UnitKind
    parent: Code = Field(description="上级的 key")
    name: Line
    short_name: Line = Field("", description="空着就从名称里取")
    host: Line = Field("", description="依托单位")
    base_kind: BaseKind | None = Field(None, description="基地要写是四类里的哪一类")
    area: Code | None = Field(None, description="区划代码")
    address: Address = ""
    lon: Longitude | None = None
    lat: Latitude | None = None
    system: CoordinateSystem = Field(
        CoordinateSystem.CGCS2000, description="坐标是按哪个查的，系统会换算"
    )


class SiteRehung(Fields):
    """改归."""

    parent: Code = Field(description="新的上级的 key")
    moved_on: Day = Field(description="从这个月里的哪一天起，最晚今天")
    why: Line


class SiteEnded(Fields):
    """撤销."""

    why: Line


class HangingShown(BaseModel):
    """One kind of what is left there."""

    what: str
    count: int
    names: list[str] = Field(description="前几个叫什么")


class EndingAsked(BaseModel):
    """Whether a site can be ended now."""

    objection: str = Field(description="不看手上有什么，为什么撤不了；能撤的是空")
    hanging: list[HangingShown] = Field(description="先要安排好的；空了才撤得了")


class SiteEnd(BaseModel):
    """It is no more."""

    key: str
    ended_on: date


@of_sites.post(
    "/sites", summary="开设阵地", operation_id="open_site", auth=signed_in,
    response={201: SiteShown, **WRITING},
)  # fmt: skip
def open_site(request: HttpRequest, key: Key, body: SiteOpened) -> HttpResponse:
    """中心开设所和全县的阵地，所开设下面的站；从今天起。电话和开放时间接着写。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        base = body.base_kind.value if body.base_kind else ""
        wanted = WantedIdentity(body.kind.value, body.name, body.short_name, body.host, base)
        place = WantedPlace(body.area or "", body.address, body.lon, body.lat, body.system.value)
        made = actions.open_site(
            parent=_above(body.parent), wanted=wanted, place=place, by=actor, at=at
        )
        return Answer(201, site_shown(made))

    return once(request, key, body, at=at, do=do)


@router.post(
    "/sites/{key}/contact", summary="改电话、开放时间", operation_id="keep_site_contact",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def keep_site_contact(
    request: HttpRequest, key: str, once_key: Key, body: SiteContact
) -> HttpResponse:
    """阵地自己写，上面的所和中心也可以；改了马上人人看得到。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        try:
            kept = actions.keep_contact(
                site=site, wanted=_contact(site, body), seen=body.version, by=actor, at=at
            )
        except Malformed as fault:
            raise Malformed({_FIELDS.get(name, name): words for name, words in fault.fields.items()}) from fault  # fmt: skip
        return Answer(200, site_shown(kept))

    return once(request, once_key, body, at=at, do=do)


@router.post(
    "/sites/{key}/identity", summary="改名称、设在哪里", operation_id="keep_site_identity",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def keep_site_identity(
    request: HttpRequest, key: str, once_key: Key, body: SiteIdentity
) -> HttpResponse:
    """上一级来改；从今天起这样叫，已经报出去的还是原来的名称。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        kept = actions.keep_identity(
            site=site, wanted=_identity(site, body), seen=body.version, by=actor, at=at
        )
        return Answer(200, site_shown(kept))

    return once(request, once_key, body, at=at, do=do)


@router.post(
    "/sites/{key}/rehanging", summary="改归别处", operation_id="rehang_site",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def rehang_site(request: HttpRequest, key: str, once_key: Key, body: SiteRehung) -> HttpResponse:
    """中心来做：队伍、场地、手上的单一起过去；这个月以前的数还算原来的上级。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        move_under(
            site=site, parent=_above(body.parent), moved_on=body.moved_on, why=body.why, by=actor, at=at
        )  # fmt: skip
        return Answer(200, site_shown(site))

    return once(request, once_key, body, at=at, do=do)


@router.get(
    "/sites/{key}/ending", summary="撤得了吗", operation_id="read_site_ending",
    response={200: EndingAsked, **READING_SIGNED_IN},
)  # fmt: skip
def read_site_ending(request: HttpRequest, key: str) -> HttpResponse:
    """还有什么没安排：单、人、队伍、场地、活动等；管撤销的人看得到。"""
    actor, today = actor_of(request), clock.day_of(clock.now())
    site = load_site(actor, key)
    insist(keeping_objection(actor, site))
    objection = grounds.ending_objection(actor, site, today)
    shown = [
        HangingShown(what=in_words(one.what), count=one.count, names=list(one.names))
        for one in hanging_on(site.unit, on=today)
    ]
    return told(
        EndingAsked(objection=in_words(objection.words) if objection else "", hanging=shown)
    )


@router.post(
    "/sites/{key}/ending", summary="撤销阵地", operation_id="end_site",
    response={200: SiteEnd, **WRITING},
)  # fmt: skip
def end_site(request: HttpRequest, key: str, once_key: Key, body: SiteEnded) -> HttpResponse:
    """中心来做：还有没安排的就撤不了，会告诉是哪些；历史和数都留着。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        last = end(site=load_site(actor, key), why=body.why, by=actor, at=at)
        return Answer(200, SiteEnd(key=key, ended_on=last.starts_on).model_dump_json())

    return once(request, once_key, body, at=at, do=do)


def _contact(site: Site, body: SiteContact) -> WantedContact:
    """What stands there, with what the body says. Raises Malformed."""
    present = site.periods.filter(ends_on=None).first()
    address = present.address if present else ""
    return WantedContact(
        site.phone if body.phone is None else body.phone, _hours(site, body.opening),
        address if body.address is None else body.address,
        site.directions if body.directions is None else body.directions,
    )  # fmt: skip


def _hours(site: Site, said: str | None) -> list[Span]:
    """Words that are no hours stand until others are said (the action sees to it). Raises Malformed."""
    if said is None:
        return site.spans or []
    try:
        return parse(said)
    except ValueError as fault:
        raise Malformed({"opening": fault.args[0]}) from fault


def _identity(site: Site, body: SiteIdentity) -> WantedIdentity:
    """What it is, with what the body says."""
    unit = site.unit
    name = unit.name if body.name is None else body.name
    short = unit.short_name if body.short_name is None and name == unit.name else body.short_name
    return WantedIdentity(
        body.kind.value if body.kind else unit.kind, name, short or "", site.host if body.host is None else body.host,
        site.base_kind if body.base_kind is None else body.base_kind.value,
    )  # fmt: skip


def _above(key: str) -> Unit:
    found = Unit.objects.filter(county=settings.PACK.county, key=key, ends_on=None).first()
    if found is None:
        raise Malformed({"parent": "没有这个上级。"})
    return found


def site_shown(site: Site) -> str:
    """As everybody reads it now."""
    [row] = sites_shown(Site.objects.filter(pk=site.pk))
    return SiteShown.model_validate(row).model_dump_json()
