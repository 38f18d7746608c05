"""What an organizer writes of an activity, as JSON in and out: its words, shifts and positions, what is still missing."""

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, Field

from wudan.activities.actions.organizing.putting_down import written
from wudan.activities.enums import ActivityStage, Aim, Audience, Color, Mode, Venue
from wudan.activities.models import Activity
from wudan.activities.organized import places_for
from wudan.activities.wanted import SETTLED, Wanted, WantedPosition, WantedShift
from wudan.api.v1.fields import (
    Address,
    Code,
    Day,
    Fields,
    Flag,
    Instant,
    Latitude,
    Line,
    Longitude,
    Name,
    Note,
    Version,
    Whole,
    Words,
)
from wudan.api.v1.key_work_shapes import KeyWorkNamed, work_named
from wudan.api.v1.project_texts import area_of, platform_of
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.catalog.enums import Risk
from wudan.catalog.models import Service
from wudan.kit.refusals import Malformed
from wudan.sites.models import Resource

RowId = Annotated[int, Field(strict=True, ge=1, le=2**53), Whole]
Number = Annotated[int, Field(strict=True, ge=0, le=9999), Whole]
_SETTLED = "已经开放报名，报了名的人是看着这一项来的，不能再改。"


class Recruited(StrEnum):
    """Who may sign up; 补录 is made otherwise."""

    EVERYBODY = Audience.EVERYBODY.value
    TEAM = Audience.TEAM.value


class ShiftWanted(Fields):
    """一班, on one day."""

    starts_at: Instant
    ends_at: Instant


class PositionWanted(Fields):
    """岗位, and how many for it in each shift."""

    name: Name
    quota: Number = Field(description="每班几人")
    words: Line = ""
    skill: Name = Field("", description="要会什么（代码）")
    licence: Name = Field("", description="要有什么证（代码）")
    min_age: Number = 0
    is_risky: Flag = False


class ActivityTold(Fields):
    """What may be put right while people have signed up; they are told. What is not said stays as it is."""

    title: Line | None = None
    words: Words | None = Field(None, description="人人看得到，不写电话和谁家的住址")
    aim: Aim | None = Field(None, description="四个动词；空着跟着平台")
    color: Color | None = None
    place: Address | None = Field(None, description="在哪里集合")
    lon: Longitude | None = None
    lat: Latitude | None = None
    risk_words: Note | None = Field(None, description="什么风险，怎么防")
    conditions: Note | None = Field(None, description="条件和保障")
    insurer: Name | None = None
    insurance_no: Name | None = None
    insured_until: Day | None = None
    closes_at: Instant | None = Field(None, description="报名截止；空着就到开始为止")


class ActivityWritten(ActivityTold):
    """The same with what people rely on when they sign up: only a draft changes it."""

    service: Code | None = Field(None, description="菜单上的哪一项；平台、风险和证照跟着它")
    platform: Code | None = Field(None, description="不是菜单上、也不是项目里的，写哪个平台")
    mode: Mode | None = None
    audience: Recruited | None = None
    venue: Venue | None = None
    area: Code | None = Field(None, description="区划代码；流动点一定要写")
    resource: RowId | None = Field(None, description="用哪处开放的资源")
    risks: list[Risk] | None = Field(None, max_length=10)
    is_risky: Flag | None = Field(None, description="可能有风险，要买保险")
    min_age: Number | None = None
    with_companion: Flag | None = Field(None, description="未成年人要大人陪同")
    is_template: Flag | None = Field(None, description="当模板留着")
    shifts: list[ShiftWanted] | None = Field(None, max_length=100)
    positions: list[PositionWanted] | None = Field(None, max_length=100)


class ActivityDrafted(ActivityWritten):
    """起草."""

    title: Line
    team: Code | None = Field(None, description="哪支队伍去（key）")
    plan_item: RowId | None = Field(None, description="队伍方案里的哪一条（编号）")
    project: Code | None = Field(None, description="动态清单上的哪个项目（编号）")
    like: Code | None = Field(None, description="照着哪一次发；没写的照它，班次要写")


class ActivityCorrected(ActivityWritten):
    """改活动."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")


class ShiftKept(BaseModel):
    """一班."""

    starts_at: datetime
    ends_at: datetime


class PositionKept(BaseModel):
    """岗位."""

    name: str
    quota: int
    words: str
    skill: str
    licence: str
    min_age: int
    is_risky: bool


class OpeningKept(BaseModel):
    """A position in a shift, with how it stands."""

    id: int
    starts_at: datetime
    position: str
    quota: int
    taken: int = Field(description="报上了几人")
    held: int = Field(description="请了、等答复的几人")
    waiting: int = Field(description="几人在候补")


class ActivityLine(BaseModel):
    """One of a list."""

    no: str
    title: str
    stage: ActivityStage
    unit: str
    team: str = Field(description="哪支队伍；不定的为空")
    begins: datetime | None
    ends: datetime | None
    quota: int
    taken: int
    version: int


class ActivityLines(BaseModel):
    """Those the actor organizes."""

    items: list[ActivityLine]


class ActivityKept(BaseModel):
    """All of an activity, for who organizes it."""

    no: str
    stage: ActivityStage
    version: int = Field(description="改的时候带上")
    unit: UnitNamed
    team: UnitNamed | None
    leader: str
    title: str
    words: str
    service: str = Field(description="菜单上的代码")
    platform: str
    project: str
    aim: Aim
    color: str
    mode: Mode
    audience: Audience
    venue: Venue
    area: str
    place: str
    resource: int | None
    lon: float | None
    lat: float | None
    risks: list[str]
    is_risky: bool
    risk_words: str
    conditions: str
    min_age: int
    with_companion: bool
    insurer: str
    insurance_no: str
    insured_until: date | None
    closes_at: datetime | None
    is_template: bool
    key_work: KeyWorkNamed | None
    residents: int | None = Field(description="到场群众约几位；没有数过的为空")
    summary: str
    cancelled_why: str
    shifts: list[ShiftKept]
    positions: list[PositionKept]
    openings: list[OpeningKept]
    missing: list[str] = Field(description="开放报名前还差什么")


def activity_kept(
    activity: Activity, openings: list[OpeningKept], missing: list[str]
) -> ActivityKept:
    """As it stands."""
    told = written(activity)
    plain = set(ActivityKept.model_fields) & set(Wanted.__dataclass_fields__) - {
        "service", "platform", "area", "resource", "shifts", "positions", "risks",
    }  # fmt: skip
    return ActivityKept(
        no=activity.no, stage=ActivityStage(activity.stage), version=activity.version,
        unit=unit_named(activity.unit), team=unit_named(activity.team.unit) if activity.team else None,
        leader=activity.leader.name, service=activity.service.code if activity.service else "",
        platform=activity.platform.code if activity.platform else "",
        project=activity.project.key if activity.project else "",
        area=activity.area.code if activity.area else "", resource=activity.resource_id,
        risks=list(told.risks), key_work=work_named(activity.key_work),
        residents=activity.residents_came, summary=activity.summary, cancelled_why=activity.cancelled_why,
        shifts=[ShiftKept(starts_at=one.starts_at, ends_at=one.ends_at) for one in told.shifts],
        positions=[PositionKept(**{name: getattr(one, name) for name in PositionKept.model_fields}) for one in told.positions],
        openings=openings, missing=missing, **{name: getattr(told, name) for name in plain},
    )  # fmt: skip


def wanted_of(body: ActivityWritten, county: str, before: Wanted | None = None) -> Wanted:
    """As it was, or as nothing was yet, with what the body says. Raises Malformed."""
    said: dict[str, Any] = {
        name: getattr(value, "value", value)
        for name in Wanted.__dataclass_fields__
        if (value := getattr(body, name, None)) is not None
    }
    for name, find in (("service", _service), ("platform", platform_of), ("resource", _resource)):
        if name in said:
            said[name] = find(county, said[name])
    if "area" in said:
        said["area"] = area_of(said["area"])
    if "risks" in said:
        said["risks"] = tuple(one.value for one in said["risks"])
    if "shifts" in said:
        said["shifts"] = tuple(WantedShift(one.starts_at, one.ends_at) for one in said["shifts"])
    if "positions" in said:
        said["positions"] = tuple(WantedPosition(**one.model_dump()) for one in said["positions"])
    return Wanted(**said) if before is None else replace(before, **said)


def insist_only_told(body: ActivityWritten) -> None:
    """While people have signed up, what they relied on is not said otherwise. Raises Malformed."""
    settled = (*SETTLED, "shifts", "positions")
    if faults := {name: _SETTLED for name in settled if getattr(body, name, None) is not None}:
        raise Malformed(faults)


def _service(county: str, code: str) -> Service:
    found = Service.objects.filter(county=county, code=code).select_related("platform").first()
    if found is None:
        raise Malformed({"service": "菜单上没有这一项。"})
    return found


def _resource(county: str, pk: int) -> Resource:
    found = places_for(county).filter(pk=pk).first()
    if found is None:
        raise Malformed({"resource": "没有这处资源。"})
    return found
