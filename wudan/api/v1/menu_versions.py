"""谁在什么时候改了什么: each edit of a menu item, from what to what; what it said before is never lost (ADR 92)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.menu_items import load_item
from wudan.api.v1.refusals import READING_SIGNED_IN
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.catalog.details import NAMES
from wudan.catalog.models import Service

router = Router(tags=["服务菜单"], auth=signed_in)
_MOST = 200
Content = Mapping[str, object]


class ItemSaid(BaseModel):
    """Facts of an item; null where a fact was not changed, or was not kept yet."""

    name: str | None = None
    summary: str | None = None
    description: str | None = None
    words: list[str] | None = None
    duration_minutes: int | None = None
    headcount: int | None = None
    lead_days: int | None = None
    complete_days: int | None = None
    months: list[int] | None = None
    places: list[str] | None = None
    skills: list[str] | None = None
    licences: list[str] | None = None
    serves: list[str] | None = Field(None, description="所、站的 key；空着是全县")
    risk: str | None = None
    needs_insurance: bool | None = None
    open_claim: bool | None = None
    once_a_day: bool | None = None
    provider: str | None = Field(None, description="由谁来做的名称；空字是牵头部门安排")


class ItemEdit(BaseModel):
    """One edit, and the version it made."""

    number: int = Field(description="改成了第几版")
    at: datetime
    why: str
    changed_as: str = Field(description="以什么岗位改的")
    before: ItemSaid = Field(description="改了的，原来是什么")
    after: ItemSaid = Field(description="改了的，改成什么")


class ItemEdits(BaseModel):
    """The newest first."""

    items: list[ItemEdit]


@router.get(
    "/services/{code}/versions", summary="一个菜单项改过什么", operation_id="read_service_versions",
    response={200: ItemEdits, **READING_SIGNED_IN},
)  # fmt: skip
def read_service_versions(request: HttpRequest, code: str) -> HttpResponse:
    """每次改了什么、谁以什么岗位改的、为什么；先前点的单照点的时候那一版办。"""
    service = load_item(actor_of(request), code)
    rows = list(service.versions.order_by("-number")[:_MOST])
    after = [_now(service), *(row.content for row in rows)]
    keys = _keys(after)
    edits = [
        ItemEdit(
            number=row.number + 1, at=row.until, why=row.why, changed_as=row.changed_as,
            before=_said(row.content, then, keys), after=_said(then, row.content, keys),
        )
        for row, then in zip(rows, after, strict=False)
    ]  # fmt: skip
    return told(ItemEdits(items=edits))


def _now(service: Service) -> Content:
    """The item as a version would keep it."""
    said = {name: getattr(service, name) for name in NAMES}
    return said | {"provider": service.provider.name if service.provider else ""}


def _said(content: Content, other: Content, keys: Mapping[str, str]) -> ItemSaid:
    """What of these facts is otherwise in the other."""
    told = {
        name: value
        for name, value in content.items()
        if name in ItemSaid.model_fields and name in other and other[name] != value
    }
    if "serves" in told:
        told["serves"] = [keys[path] for path in _paths(content) if path in keys]
    return ItemSaid.model_validate(told)


def _keys(contents: Iterable[Content]) -> Mapping[str, str]:
    """Keys of all sites that are named; one statement, none while the item goes everywhere."""
    paths = {path for content in contents for path in _paths(content)}
    return dict(Unit.objects.filter(path__in=paths).values_list("path", "key")) if paths else {}


def _paths(content: Content) -> list[str]:
    held = content.get("serves")
    return [str(path) for path in held] if isinstance(held, list) else []
