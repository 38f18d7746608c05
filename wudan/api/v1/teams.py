"""志愿服务队: names and skills, for staff; no person's name or number is among them."""

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Unaltered
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING_SIGNED_IN
from wudan.api.v1.signing import actor_of, signed_in
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.teams.models import Team
from wudan.teams.querysets import TeamQuerySet

router = Router(tags=["志愿队伍"], auth=signed_in)
_STAFF_ONLY = Objection("not_your_role", "队伍名册由在岗的工作人员和队长查看。")


class TeamShown(BaseModel):
    """One team."""

    key: str
    name: str
    category: str = Field(description="平台代码，或 special")
    tier: int = Field(description="从 1 起，1 是最上一级")
    tier_name: str = Field(description="本县怎么叫：总队、分队、小队")
    skills: list[str]


class Teams(BaseModel):
    """Teams."""

    items: list[TeamShown]


@router.get(
    "/teams",
    summary="志愿队伍",
    operation_id="list_teams",
    response={200: Teams, **READING_SIGNED_IN},
)
def list_teams(
    request: HttpRequest,
    category: Annotated[str, Query("", max_length=40, description="平台代码"), Unaltered],
) -> HttpResponse:
    """全县现有的队伍；只有名称和技能。"""
    teams = _of_county(request)
    if category:
        teams = teams.filter(category=category)
    return told(Teams(items=[_shown(row) for row in _rows(teams)]))


@router.get(
    "/teams/{key}",
    summary="一支队伍",
    operation_id="read_team",
    response={200: TeamShown, **READING_SIGNED_IN},
)
def read_team(request: HttpRequest, key: str) -> HttpResponse:
    """按编号查。"""
    row = _rows(_of_county(request).filter(unit__key=storable(key))).first()
    if row is None:
        raise Missing
    return told(_shown(row))


def _of_county(request: HttpRequest) -> TeamQuerySet:
    if not actor_of(request).is_staff:
        raise Objected(_STAFF_ONLY)
    return Team.objects.active(settings.PACK.county).order_by("unit__path")


def _rows(teams: TeamQuerySet) -> Any:
    return teams.values_list("unit__key", "unit__name", "category", "tier", "skills")


def _shown(row: tuple[str, str, str, int, list[str]]) -> TeamShown:
    key, name, category, tier, skills = row
    tiers = settings.PACK.tiers
    named = tiers[min(tier, len(tiers)) - 1]
    return TeamShown(
        key=key, name=name, category=category, tier=tier, tier_name=named, skills=skills
    )
