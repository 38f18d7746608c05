"""队伍资料: what a team can, as its leader keeps it, or the office above with a reason; under which team it belongs (ADR 89)."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Line, Name, Whole
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.api.v1.volunteers import SlotWord, slots_shown
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock, slots
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.teams.actions import keeping
from wudan.teams.actions.keeping import Facts, facts_of
from wudan.teams.actions.keeping.facts import MOST_PER_WEEK
from wudan.teams.models import Team

router = Router(tags=["志愿队伍"], auth=signed_in)
Codes = Annotated[list[Code], Field(max_length=60)]
PerWeek = Annotated[int, Field(strict=True, ge=0, le=MOST_PER_WEEK), Whole]


class TeamFacts(BaseModel):
    """What a team can."""

    key: str
    name: str
    phone: str
    capacity_per_week: int = Field(description="每周最多接几单；0 是暂时不接")
    slots: list[str] = Field(description="什么时候能去：1am … 8eve，8 是节假日")
    skills: list[str]
    serves: list[str] = Field(description="在哪服务（单位 key）")
    under: str | None = Field(description="归哪支队（key）；不归的是空")
    seen: str = Field(description="改的时候原样带上")


class TeamKept(Fields):
    """What is not said stays as it is."""

    seen: Annotated[str, Field(max_length=64)] = Field(
        description="看到的那一份的 `seen`；其间别人改过就不改，答 422 changed_meanwhile"
    )
    phone: Line | None = None
    capacity_per_week: PerWeek | None = None
    slots: Annotated[list[SlotWord], Field(max_length=24)] | None = None
    skills: Codes | None = None
    serves: Codes | None = None
    under: Name | None = Field(None, description="归哪支层级更高的队（key）；空字是不归哪支")
    why: Line = Field("", description="为什么改；上面的所、中心来改的要写")


@router.get(
    "/teams/{key}/facts", summary="队伍资料", operation_id="read_team_facts",
    response={200: TeamFacts, **READING_SIGNED_IN},
)  # fmt: skip
def read_team_facts(request: HttpRequest, key: str) -> HttpResponse:
    """自己带的队伍，或所在的站、所下面的。"""
    return told(_shown(_load(actor_of(request), key)))


@router.post(
    "/teams/{key}/facts", summary="改队伍资料", operation_id="keep_team_facts",
    response={200: TeamFacts, **WRITING},
)  # fmt: skip
def keep_team_facts(request: HttpRequest, key: str, once_key: Key, body: TeamKept) -> HttpResponse:
    """队长来改，马上按新的派单；上面的所和中心也可以，写明为什么。归哪支队也在这里改。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        team = _load(actor, key)
        keeping.keep_team(
            team=team, told=_told(team, body), seen=body.seen, why=body.why, by=actor, at=at
        )
        return Answer(200, _shown(_load(actor, key)).model_dump_json())

    return once(request, once_key, body, at=at, do=do)


def _load(actor: Actor, key: str) -> Team:
    rows = Team.objects.active(settings.PACK.county).kept_by(actor)
    found = rows.select_related("under__unit").filter(unit__key=storable(key)).first()
    if found is None:
        raise Missing
    return found


def _told(team: Team, body: TeamKept) -> Facts:
    """What it can now, with what the body says. Raises Malformed."""
    now = facts_of(team)
    return Facts(
        now.phone if body.phone is None else body.phone,
        now.capacity_per_week if body.capacity_per_week is None else body.capacity_per_week,
        now.slots if body.slots is None else slots.to_mask(slots.parse(";".join(body.slots))),
        now.skills if body.skills is None else tuple(body.skills),
        now.serves if body.serves is None else _paths(body.serves),
        now.under if body.under is None else _above(body.under),
    )


def _paths(keys: list[str]) -> tuple[str, ...]:
    rows = Unit.objects.filter(county=settings.PACK.county, key__in=keys)
    paths = dict(rows.values_list("key", "path"))
    if set(keys) - paths.keys():
        raise Malformed({"serves": "没有这个地方。"})
    return tuple(paths.values())


def _above(key: str) -> int:
    if not key:
        return 0
    found = Team.objects.active(settings.PACK.county).filter(unit__key=key).first()
    if found is None:
        raise Malformed({"under": "没有这支队伍。"})
    return found.pk


def _shown(team: Team) -> TeamFacts:
    now = facts_of(team)
    keys = Unit.objects.filter(path__in=now.serves).order_by("path").values_list("key", flat=True)
    return TeamFacts(
        key=team.unit.key, name=team.unit.name, phone=now.phone,
        capacity_per_week=now.capacity_per_week, slots=slots_shown(now.slots),
        skills=list(now.skills), serves=list(keys), under=team.under.unit.key if team.under else None,
        seen=now.digest,
    )  # fmt: skip
