"""对标: the standards of sites, how a site stands, checks, and what is to be mended."""

from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import AskedFlag, Code, Fields, Note, Version, Whole
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.inspections.actions import look_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.registers.known import known_of
from wudan.sites import permissions
from wudan.sites.actions import checks
from wudan.sites.actions.checks import Line
from wudan.sites.enums import CheckKind, Found
from wudan.sites.models import (
    Demonstration,
    Rectification,
    Site,
    Standard,
)
from wudan.sites.standing import ItemStanding, standing_of

router = Router(tags=["对标"], auth=signed_in)
_MOST = 200
Days = Annotated[int, Field(strict=True, ge=1, le=60), Whole]
_ITEM = ("code", "name", "meaning", "evidence", "known", "weight", "months")


class StandardItemShown(BaseModel):
    """One item of a standard."""

    code: str
    name: str
    meaning: str
    evidence: list[str]
    known: list[str] = Field(description="系统里已有、不用填的")
    weight: int
    months: int = Field(description="达到了几个月内作数")


class StandardShown(BaseModel):
    """One version of a standard; it never changes."""

    id: int
    code: str
    version: int
    name: str
    source: str
    kinds: list[str]
    rectify_days: int
    in_force: bool
    items: list[StandardItemShown]


class Standards(BaseModel):
    """Every version."""

    items: list[StandardShown]


class ItemStandingShown(BaseModel):
    """The last word on one item."""

    code: str
    name: str
    found: Found | None = Field(description="null：还没看过")
    words: str
    checked_at: datetime | None
    checked_by: CheckKind | None
    lapses_on: date | None = Field(description="作数到哪天")
    is_lapsed: bool
    rectification: int | None = Field(description="正在整改的编号")
    known: list[str]


class StandingShown(BaseModel):
    """How a site stands. No mark, no order of merit."""

    key: str
    standard: int | None
    items: list[ItemStandingShown]
    demonstration_until: date | None


class CheckLine(Fields):
    """One item that was looked at."""

    code: Code
    found: Found
    words: Note = Field("", description="没达到、部分达到的，写一句差在哪里")


class Check(Fields):
    """A check, as it is told. Items without a line were not looked at."""

    standard: Version = Field(description="看到的是哪一版（id）；换了版答 409")
    lines: list[CheckLine] = Field(min_length=1, max_length=40)
    words: Note = ""
    days: Days | None = Field(None, description="整改几个工作日；不写就按标准")


class CheckMade(BaseModel):
    """What was written down."""

    id: int
    kind: CheckKind
    at: datetime
    standing: StandingShown


class Mending(Fields):
    """What was done."""

    words: Note


class RectificationShown(BaseModel):
    """Something to be mended."""

    id: int
    site: str
    item: str
    lacking: str = Field(description="差在哪里")
    due_at: datetime
    is_overdue: bool
    done_at: datetime | None
    done_words: str
    closed_at: datetime | None
    found: Found | None = Field(description="复查的结果")


class Rectifications(BaseModel):
    """What is to be mended, by deadline."""

    items: list[RectificationShown]


@router.get(
    "/standards", summary="所站标准各版", operation_id="list_standards", auth=None,
    response={200: Standards, **READING},
)  # fmt: skip
def list_standards(request: HttpRequest) -> HttpResponse:
    """县里所有的标准；`in_force` 是现在用的那一版。"""
    county, today = settings.PACK.county, clock.day_of(clock.now())
    present = Standard.objects.in_force(county, today)
    rows = Standard.objects.filter(county=county).prefetch_related("items")
    return public({"items": [_standard(row, present) for row in rows.order_by("code", "version")]})


@router.get(
    "/sites/{key}/standing", summary="一处阵地的现状", operation_id="read_standing",
    response={200: StandingShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_standing(request: HttpRequest, key: str) -> HttpResponse:
    """每一项最近一次的结果，和系统里已有、不用填的。辖区里的才看得到。"""
    return told(_standing(_load_site(actor_of(request), key), at=clock.now()))


@router.post(
    "/sites/{key}/checks", summary="自查、检查", operation_id="check_site",
    response={200: CheckMade, **WRITING},
)  # fmt: skip
def check_site(request: HttpRequest, key: str, once_key: Key, body: Check) -> HttpResponse:
    """自己的阵地是自查，辖区里别的是上级检查。照片只在网页上传。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = _load_site(actor, key)
        items = {one.item.code: one.item.known for one in _items(site, at=at)}
        known = known_of(site, {code for codes in items.values() for code in codes}, at=at)
        lines = [
            Line(line.code, line.found, line.words, known=tuple(
                words for code in items.get(line.code, ()) for words in known[code]
            ))
            for line in body.lines
        ]  # fmt: skip
        is_own = permissions.kind_of_check(actor, site) is CheckKind.OWN
        made = (checks.check if is_own else look_in)(
            site=site, seen=body.standard, lines=lines, words=body.words, days=body.days, by=actor,
            at=at,
        )  # fmt: skip
        shown = CheckMade(
            id=made.pk, kind=CheckKind(made.kind), at=made.at, standing=_standing(site, at=at)
        )
        return Answer(200, shown.model_dump_json())

    return once(request, once_key, body, at=at, do=do)


@router.get(
    "/rectifications", summary="整改", operation_id="list_rectifications",
    response={200: Rectifications, **READING_SIGNED_IN},
)  # fmt: skip
def list_rectifications(
    request: HttpRequest,
    overdue: Annotated[AskedFlag, Query(False, description="只看过了期限的")],
) -> HttpResponse:
    """辖区里没办结的整改，期限近的在前。"""
    at = clock.now()
    rows = Rectification.objects.visible_to(actor_of(request))
    rows = rows.overdue(at) if overdue else rows.open()
    named = rows.select_related("site__unit", "item", "result", "closing")
    return told(Rectifications(items=[_rectification(row, at) for row in named.order_by("due_at", "pk")[:_MOST]]))  # fmt: skip


@router.post(
    "/rectifications/{int:pk}/mending", summary="报整改完成", operation_id="mend_rectification",
    response={200: RectificationShown, **WRITING},
)  # fmt: skip
def mend_rectification(request: HttpRequest, pk: int, key: Key, body: Mending) -> HttpResponse:
    """报改好了，等上级复查。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = checks.mend(row=_load(actor, pk), words=body.words, by=actor, at=at)
        return Answer(200, _rectification(_load(actor, done.pk), at).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _load_site(actor: Actor, key: str) -> Site:
    rows = Site.objects.of_county(settings.PACK.county).filter(unit__key=storable(key))
    found = rows.filter(unit__ends_on=None).first()
    if found is None or not permissions.knows_of(actor, found):
        raise Missing
    return found


@looked_for("rectifications")
def _load(actor: Actor, pk: int) -> Rectification:
    rows = Rectification.objects.visible_to(actor).filter(pk=pk)
    found = rows.select_related("site__unit", "item", "result", "closing").first()
    if found is None:
        raise Missing
    return found


def _items(site: Site, *, at: datetime) -> list[ItemStanding]:
    today = clock.day_of(at)
    standard = Standard.objects.in_force(site.unit.county, today)
    return standing_of(site, standard, on=today) if standard else []


def _standing(site: Site, *, at: datetime) -> StandingShown:
    standing, today = _items(site, at=at), clock.day_of(at)
    known = known_of(site, {code for one in standing for code in one.item.known}, at=at)
    shown = Demonstration.objects.on(today).filter(site=site).first()
    return StandingShown(
        key=site.unit.key, standard=standing[0].item.standard_id if standing else None,
        items=[_item(one, [w for code in one.item.known for w in known[code]]) for one in standing],
        demonstration_until=shown.expires_on if shown else None,
    )  # fmt: skip


def _item(one: ItemStanding, known: list[str]) -> ItemStandingShown:
    row = one.result
    return ItemStandingShown(
        code=one.item.code, name=one.item.name, found=Found(row.found) if row else None,
        words=row.words if row else "", checked_at=row.check_made.at if row else None,
        checked_by=CheckKind(row.check_made.kind) if row else None,
        lapses_on=row.lapses_on if row else None, is_lapsed=one.is_lapsed, known=known,
        rectification=one.rectification.pk if one.rectification else None,
    )  # fmt: skip


def _standard(row: Standard, present: Standard | None) -> dict[str, object]:
    fields = ("code", "version", "name", "source", "kinds", "rectify_days")
    items = sorted(row.items.all(), key=lambda item: item.position)
    return {
        "id": row.pk, **{name: getattr(row, name) for name in fields},
        "in_force": present is not None and row.pk == present.pk,
        "items": [{name: getattr(item, name) for name in _ITEM} for item in items],
    }  # fmt: skip


def _rectification(row: Rectification, at: datetime) -> RectificationShown:
    return RectificationShown(
        id=row.pk, site=row.site.unit.key, item=row.item.name, lacking=row.result.words,
        due_at=row.due_at, done_at=row.done_at, done_words=row.done_words, closed_at=row.closed_at,
        is_overdue=row.closed_at is None and row.done_at is None and row.due_at < at,
        found=Found(row.closing.found) if row.closing else None,
    )  # fmt: skip
