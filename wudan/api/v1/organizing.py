"""办活动: an organizer drafts, opens, puts right, closes, ends and cancels over the API as on the desk (67号令 §7)."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, cast

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from wudan.activities import actions, organized, policies
from wudan.activities.actions.organizing.putting_down import written
from wudan.activities.enums import ActivityStage, Every
from wudan.activities.models import Activity, Opening
from wudan.activities.permissions import organizing_objection
from wudan.api.v1.activities import load_run
from wudan.api.v1.activities import router as of_activities
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Day, Fields, Flag, Line, Note, Version, Whole
from wudan.api.v1.once import Key, once
from wudan.api.v1.organizing_shapes import (
    ActivityCorrected,
    ActivityDrafted,
    ActivityKept,
    ActivityLine,
    ActivityLines,
    OpeningKept,
    activity_kept,
    insist_only_told,
    wanted_of,
)
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.teams.models import PlanItem, Team

router = Router(tags=["办活动"], auth=signed_in)
_MOST = 200
Places = Annotated[int, Field(strict=True, ge=0, le=9999), Whole]


class Which(StrEnum):
    """How far they are."""

    COMING = "coming"
    DRAFTS = "drafts"
    PAST = "past"
    PATTERNS = "patterns"


class ActivitySeen(Fields):
    """An act that asks only which version was seen."""

    version: Version | None = Field(
        None, description="看到的那一版；已被别人改动时答 409。不填则不核对"
    )


class ActivityOver(ActivitySeen):
    """办结, 补写情况: how it went, for who likes to say."""

    residents: Places | None = Field(None, description="到场群众约几位；没有数过就不写")
    summary: Line = Field("", description="一句小结；不写电话和住址")


class ActivityCancelled(ActivitySeen):
    """取消活动."""

    why: Note = Field(description="报了名的人会看到")


class ActivityRepeated(Fields):
    """重复."""

    every: Every
    until: Day = Field(description="到哪天为止")
    opens: Flag = Field(False, description="马上都开放报名")


class OpeningResized(Fields):
    """改名额."""

    quota: Places


@router.get(
    "/organized-activities", summary="我办的活动", operation_id="list_organized_activities",
    response={200: ActivityLines, **READING_SIGNED_IN},
)  # fmt: skip
def list_organized_activities(
    request: HttpRequest, which: Annotated[Which, Query(Which.COMING, description="到哪一步")]
) -> HttpResponse:
    """自己单位、下面的站和队伍的；要办的早的在前，别的新的在前。"""
    rows = organized.organized(actor_of(request), which.value)[:_MOST]
    return told(ActivityLines(items=[_line(row) for row in rows]))


@router.get(
    "/organized-activities/{activity}", summary="我办的一个活动", operation_id="read_organized_activity",
    response={200: ActivityKept, **READING_SIGNED_IN},
)  # fmt: skip
def read_organized_activity(request: HttpRequest, activity: str) -> HttpResponse:
    """写着什么、每班每岗报上了几人、开放报名前还差什么；草稿和模板也在。"""
    return told(_kept(load_run(actor_of(request), activity)))


@of_activities.post(
    "/activities", summary="发活动", operation_id="draft_activity",
    response={201: ActivityKept, **WRITING},
)  # fmt: skip
def draft_activity(request: HttpRequest, key: Key, body: ActivityDrafted) -> HttpResponse:
    """以自己单位的名义起草，开放报名以前别人看不到；`missing` 告诉还差什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        unit = _own_unit(actor)
        like = load_run(actor, body.like) if body.like is not None else None
        before = None
        if like is not None:
            before = replace(written(like), shifts=(), closes_at=None, is_template=False)
        made = actions.draft(
            unit=unit, wanted=wanted_of(body, unit.county, before), model=like,
            team=_team(actor, body.team, like),
            plan_item=_plan_item(actor, body.plan_item), project=_project(unit.county, body.project),
            by=actor, at=at,
        )  # fmt: skip
        return _answer(actor, made.no, 201)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/correction", summary="改活动", operation_id="correct_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def correct_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivityCorrected
) -> HttpResponse:
    """草稿什么都能改；开放报名以后只改名称、内容、地点、保险、报名截止这些，报了名的人会收到通知。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        if found.stage != ActivityStage.DRAFT:
            insist_only_told(body)
        wanted = wanted_of(body, found.county, written(found))
        actions.correct(activity=found, wanted=wanted, by=actor, at=at, seen=body.version)
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/opening", summary="开放报名", operation_id="open_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def open_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivitySeen
) -> HttpResponse:
    """过了风险关才开；截止了的可以再开。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        actions.open_(activity=found, by=actor, at=at, seen=body.version)
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/closing", summary="截止报名", operation_id="close_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def close_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivitySeen
) -> HttpResponse:
    """报上的不变，候补的还能递补。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        actions.close(activity=found, by=actor, at=at, seen=body.version)
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/ending", summary="办结", operation_id="end_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def end_activity(request: HttpRequest, activity: str, key: Key, body: ActivityOver) -> HttpResponse:
    """班次都结束了才办结；到场多少人、怎么样，可以不写。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        actions.end(
            activity=found, residents=body.residents, summary=body.summary, by=actor, at=at,
            seen=body.version,
        )  # fmt: skip
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/summary", summary="补写情况", operation_id="sum_up_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def sum_up_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivityOver
) -> HttpResponse:
    """办结以后补写或改写，两周内。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        actions.sum_up(
            activity=found, residents=body.residents, summary=body.summary, by=actor, at=at,
            seen=body.version,
        )  # fmt: skip
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/cancellation", summary="取消活动", operation_id="cancel_activity",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def cancel_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivityCancelled
) -> HttpResponse:
    """报了名的人收到原因，都不用去了；已经有人来过的不取消。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        actions.cancel(activity=found, why=body.why, by=actor, at=at, seen=body.version)
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/repetition", summary="重复", operation_id="repeat_activity",
    response={201: ActivityLines, **WRITING},
)  # fmt: skip
def repeat_activity(
    request: HttpRequest, activity: str, key: Key, body: ActivityRepeated
) -> HttpResponse:
    """照它每周、每两周、每月各发一次，每一次都能单独改；有一次排不了就都不排。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = actions.repeat(
            activity=load_run(actor, activity), every=body.every.value, until=body.until,
            opens=body.opens, by=actor, at=at,
        )  # fmt: skip
        rows = Activity.objects.filter(pk__in=[one.pk for one in made]).with_names()
        lines = ActivityLines(items=[_line(row) for row in rows.order_by(F("begins"), "pk")])
        return Answer(201, lines.model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/openings/{int:opening}/size", summary="改名额", operation_id="resize_opening",
    response={200: ActivityKept, **WRITING},
)  # fmt: skip
def resize_opening(
    request: HttpRequest, activity: str, opening: int, key: Key, body: OpeningResized
) -> HttpResponse:
    """加了名额，候补的马上递补；不能比已经报上的少。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        rows = Opening.objects.filter(shift__activity=load_run(actor, activity))
        found = rows.filter(pk=min(opening, LARGEST_KEY)).first()
        if found is None:
            raise Missing
        actions.resize(opening=found, quota=body.quota, by=actor, at=at)
        return _answer(actor, activity)

    return once(request, key, body, at=at, do=do)


def _own_unit(actor: Actor) -> Unit:
    unit = Unit.objects.filter(pk=actor.unit_id or 0).first()
    insist(organizing_objection(actor, unit or Unit()))
    if unit is None:
        raise Missing
    return unit


def _team(actor: Actor, key: str | None, like: Activity | None) -> Team | None:
    """The one that is named, else that of the one it is like. Raises Malformed."""
    if key is None:
        return like.team if like is not None else None
    found = organized.teams_for(actor).filter(unit__key=key).first()
    if found is None:
        raise Malformed({"team": "没有这支队伍，或不在您的范围内。"})
    return found


def _plan_item(actor: Actor, pk: int | None) -> PlanItem | None:
    if pk is None:
        return None
    found = organized.plan_items_for(actor, on=day_of(clock.now())).filter(pk=pk).first()
    if found is None:
        raise Malformed({"plan_item": "定下的方案里没有这一条。"})
    return found


def _project(county: str, key: str | None) -> Project | None:
    if key is None:
        return None
    found = organized.projects_for(county).filter(key=key).first()
    if found is None:
        raise Malformed({"project": "动态清单上没有这个项目。"})
    return found


def _answer(actor: Actor, no: str, status: int = 200) -> Answer:
    return Answer(status, _kept(load_run(actor, no)).model_dump_json())


def _kept(activity: Activity) -> ActivityKept:
    rows = Opening.objects.filter(shift__activity=activity).select_related("shift", "position")
    openings = [
        OpeningKept(
            id=one.pk, starts_at=one.shift.starts_at, position=one.position.name, quota=one.quota,
            taken=one.taken, held=one.held, waiting=one.waiting,
        )
        for one in rows.order_by("shift__starts_at", "pk")
    ]  # fmt: skip
    return activity_kept(activity, openings, _missing(activity))


def _missing(activity: Activity) -> list[str]:
    """What a draft still lacks; of what is open already, nothing."""
    if activity.stage != ActivityStage.DRAFT:
        return []
    shifts = list(activity.shifts.order_by("starts_at"))
    found = policies.gate(activity, shifts, list(activity.positions.all()), at=clock.now())
    return [in_words(one.words) for one in found]


def _line(row: Activity) -> ActivityLine:
    told = cast(Any, row)
    return ActivityLine(
        no=row.no, title=row.title, stage=ActivityStage(row.stage), unit=row.unit.short_name,
        team=row.team.unit.short_name if row.team else "", begins=told.begins, ends=told.ends,
        quota=told.quota, taken=told.taken, version=row.version,
    )  # fmt: skip
