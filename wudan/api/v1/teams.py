"""志愿服务队: what everybody may know of them. No person's name or number is among it; public."""

from collections.abc import Iterable
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.fields import Unaltered
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.kit.refusals import Missing
from wudan.teams.models import Team
from wudan.teams.querysets import TeamQuerySet

router = Router(tags=["志愿队伍"], auth=None)
_COLUMNS = ("unit__key", "unit__name", "category", "tier", "skills", "unit__parent__key",
            "unit__parent__short_name", "members_count")  # fmt: skip


class TeamShown(BaseModel):
    """One team."""

    key: str
    name: str
    category: str = Field(description="平台代码，或 special")
    tier: int = Field(description="从 1 起，1 是最上一级")
    tier_name: str = Field(description="本县怎么叫：总队、分队、小队")
    skills: list[str]
    parent: str | None = Field(description="所在单位的 key")
    parent_name: str
    members: int = Field(description="多少人")


class Teams(BaseModel):
    """Teams."""

    items: list[TeamShown]


@router.get(
    "/teams", summary="志愿队伍", operation_id="list_teams", response={200: Teams, **READING}
)
def list_teams(
    request: HttpRequest,
    category: Annotated[str, Query("", max_length=40, description="平台代码"), Unaltered],
) -> HttpResponse:
    """全县现有的队伍，按单位次序；不用登录。"""
    teams = _of_county()
    if category:
        teams = teams.filter(category=category)
    return public({"items": _shown(teams.values_list(*_COLUMNS))})


@router.get(
    "/teams/{key}", summary="一支队伍", operation_id="read_team",
    response={200: TeamShown, **READING},
)  # fmt: skip
def read_team(request: HttpRequest, key: str) -> HttpResponse:
    """按编号查。"""
    found = _shown(_of_county().filter(unit__key=storable(key)).values_list(*_COLUMNS))
    if not found:
        raise Missing
    return public(found[0])


def _of_county() -> TeamQuerySet:
    return Team.objects.active(settings.PACK.county).order_by("unit__path")


def _shown(rows: Iterable[Any]) -> list[dict[str, object]]:
    tiers = settings.PACK.tiers
    return [
        {
            "key": key, "name": name, "category": category, "tier": tier,
            "tier_name": tiers[min(tier, len(tiers)) - 1], "skills": skills, "parent": parent,
            "parent_name": parent_name or "", "members": members,
        }
        for key, name, category, tier, skills, parent, parent_name, members in rows
    ]  # fmt: skip
