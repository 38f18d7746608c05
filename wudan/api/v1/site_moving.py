"""搬迁、关闭、重开: what the center does to where a site is and whether it serves; from today on (R063)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from wudan.api.v1.fields import Address, Fields, Latitude, Longitude, Note
from wudan.api.v1.loading import load_site
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.api.v1.site_keeping import site_shown
from wudan.api.v1.sites import SiteShown
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.sites import actions
from wudan.sites.enums import CoordinateSystem

router = Router(tags=["阵地"], auth=signed_in)
_SYSTEM = "坐标是按哪个查的，系统会换算"


class SiteClosed(Fields):
    """关闭."""

    why: Note = Field(description="写进沿革")


class SiteMoved(Fields):
    """搬迁: to where; coordinates come with the system they were read in."""

    address: Address = Field(description="搬到哪里")
    lon: Longitude | None = None
    lat: Latitude | None = None
    system: CoordinateSystem = Field(CoordinateSystem.CGCS2000, description=_SYSTEM)
    why: Note = Field(description="写进沿革")


class SiteReopened(Fields):
    """重开: where it was, unless an address is given."""

    address: Address = Field("", description="换了地方才写")
    lon: Longitude | None = None
    lat: Latitude | None = None
    system: CoordinateSystem = Field(CoordinateSystem.CGCS2000, description=_SYSTEM)
    why: Note = Field(description="写进沿革")


@router.post(
    "/sites/{key}/moving", summary="搬迁", operation_id="move_site",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def move_site(request: HttpRequest, key: str, once_key: Key, body: SiteMoved) -> HttpResponse:
    """中心来做，从今天起在新地方服务；以前在哪里留在沿革里。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        actions.move(site=site, by=actor, at=at, **_where(body), why=body.why)
        return Answer(200, site_shown(site))

    return once(request, once_key, body, at=at, do=do)


@router.post(
    "/sites/{key}/closing", summary="关闭", operation_id="close_site",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def close_site(request: HttpRequest, key: str, once_key: Key, body: SiteClosed) -> HttpResponse:
    """中心来做，从今天起新单由上一级接，手上的照办完；县中心不能关闭。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        actions.close(site=site, why=body.why, by=actor, at=at)
        return Answer(200, site_shown(site))

    return once(request, once_key, body, at=at, do=do)


@router.post(
    "/sites/{key}/reopening", summary="重开", operation_id="reopen_site",
    response={200: SiteShown, **WRITING},
)  # fmt: skip
def reopen_site(request: HttpRequest, key: str, once_key: Key, body: SiteReopened) -> HttpResponse:
    """中心来做，从今天起重新接单；还在老地方的，地址不用写。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        site = load_site(actor, key)
        actions.reopen(site=site, by=actor, at=at, **_where(body), why=body.why)
        return Answer(200, site_shown(site))

    return once(request, once_key, body, at=at, do=do)


def _where(body: SiteMoved | SiteReopened) -> dict[str, Any]:
    said = body.model_dump(exclude={"why", "system"})
    return said | {"system": body.system.value}
