"""志愿活动: find what fits, sign up, say that one cannot come, find somebody instead. As the pages do."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities import actions
from wudan.activities.enums import ActivityStage, SignUpState, Venue
from wudan.activities.fitting import Fit, fitting, public
from wudan.activities.listed import Listed, lines_of
from wudan.activities.models import Activity, Opening, SignUp
from wudan.activities.querysets import SignUpQuerySet
from wudan.api.v1.answering import public as openly
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Flag, Name, Nothing
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.models import Membership

router = Router(tags=["志愿活动"], auth=signed_in)
_MOST = 100
_LARGEST = 2**63 - 1
_RUN = (
    "unit",
    "team__unit",
    "leader",
    "platform",
    "service",
    "area",
    "resource",
    "project",
    "key_work",
)


class OpeningShown(BaseModel):
    """A position in a shift."""

    id: int
    starts_at: datetime
    ends_at: datetime
    position: str
    quota: int
    left: int = Field(description="还差几人")
    waiting: int = Field(description="几人在候补")
    reasons: list[str] = Field(default_factory=list, description="为什么合适您")


class ActivityListed(BaseModel):
    """An opening with its activity."""

    no: str
    title: str
    unit: str
    venue: Venue
    place: str
    is_risky: bool
    opening: OpeningShown


class ActivitiesListed(BaseModel):
    """What one may sign up for."""

    items: list[ActivityListed]


class ActivityShown(BaseModel):
    """One activity with all its openings."""

    no: str
    title: str
    words: str
    stage: ActivityStage
    unit: str
    leader: str
    venue: Venue
    place: str
    risks: list[str]
    risk_words: str
    conditions: str
    min_age: int
    openings: list[OpeningShown]


class SignUpShown(BaseModel):
    """One's own sign-up."""

    id: int
    activity: str
    title: str
    opening: int
    starts_at: datetime
    ends_at: datetime
    state: SignUpState
    turn: int = Field(description="候补的先后；已报上为 0")
    offered: bool = Field(description="正在找人顶替")


class SignUpsShown(BaseModel):
    """One's own sign-ups that still count, soonest first."""

    items: list[SignUpShown]


class SigningUp(Fields):
    """报名."""

    companion: Name = Field("", description="未满 18 周岁的，写陪同的大人")


class Offering(Fields):
    """找人顶替."""

    to: int | None = Field(None, ge=1, le=_LARGEST, description="队友的编号；空为谁都行")
    keep: Flag = Field(False, description="还是自己去")


@router.get("/activities", auth=None, summary="招募中的活动", operation_id="list_activities", response={200: ActivitiesListed, **READING})  # fmt: skip
def list_activities(request: HttpRequest) -> HttpResponse:
    """公开招募的，近六周，早的在前。"""
    lines = lines_of(public(settings.PACK.county, at=clock.now())[:_MOST])
    return openly({"items": [_listed(line).model_dump(mode="json") for line in lines]})


@router.get("/activities/fitting", summary="合适我的活动", operation_id="list_fitting", response={200: ActivitiesListed, **READING_SIGNED_IN})  # fmt: skip
def list_fitting(request: HttpRequest) -> HttpResponse:
    """按有空、会做、离家近挑出来，并写明为什么。"""
    actor = actor_of(request)
    found = fitting(actor.person, at=clock.now(), teams=actor.team_ids)
    return told(ActivitiesListed(items=[_fitted(fit) for fit in found.fits[:_MOST]]))


@router.get("/activities/{no}", summary="一个活动", operation_id="read_activity", response={200: ActivityShown, **READING_SIGNED_IN})  # fmt: skip
def read_activity(request: HttpRequest, no: str) -> HttpResponse:
    """公开的、本队的、您报过名的。"""
    readable = Activity.objects.readable_by(actor_of(request)).filter(no=storable(no))
    row = readable.select_related("unit", "leader").first()
    if row is None:
        raise Missing
    openings = Opening.objects.filter(shift__activity=row).with_places()
    return told(
        ActivityShown(
            no=row.no, title=row.title, words=row.words, stage=ActivityStage(row.stage),
            unit=row.unit.name, leader=row.leader.name, venue=Venue(row.venue), place=row.place,
            risks=list(row.risks), risk_words=row.risk_words, conditions=row.conditions,
            min_age=row.min_age,
            openings=[_opening(one) for one in openings.order_by("shift__starts_at", "pk")],
        )
    )  # fmt: skip


@router.get("/sign-ups", summary="我的报名", operation_id="list_sign_ups", response={200: SignUpsShown, **READING_SIGNED_IN})  # fmt: skip
def list_sign_ups(request: HttpRequest) -> HttpResponse:
    """还没结束的：已报上的和候补的。"""
    rows = _own(actor_of(request)).live().filter(opening__shift__ends_at__gt=clock.now())
    return told(
        SignUpsShown(
            items=[_sign_up(row) for row in rows.order_by("opening__shift__starts_at")[:_MOST]]
        )
    )


@router.post("/openings/{int:pk}/sign-ups", summary="报名", operation_id="sign_up", response={201: SignUpShown, **WRITING})  # fmt: skip
def sign_up(request: HttpRequest, pk: int, key: Key, body: SigningUp) -> HttpResponse:
    """为自己报名；没有名额就排候补。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = actions.sign_up(
            opening=_load_opening(actor, pk), person=Person.objects.get(pk=actor.person), by=actor,
            at=at, companion=body.companion,
        )  # fmt: skip
        return Answer(201, _sign_up(_load(actor, made.pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/sign-ups/{int:pk}/withdrawal", summary="来不了", operation_id="withdraw_sign_up", response={200: SignUpShown, **WRITING})  # fmt: skip
def withdraw_sign_up(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """不问为什么；名额马上给候补的第一位。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        actions.withdraw(sign_up=_load(actor, pk), by=actor, at=at)
        return Answer(200, _sign_up(_load(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/sign-ups/{int:pk}/replacement", summary="找人顶替", operation_id="offer_sign_up", response={200: SignUpShown, **WRITING})  # fmt: skip
def offer_sign_up(request: HttpRequest, pk: int, key: Key, body: Offering) -> HttpResponse:
    """请一位队友或谁都行；有人答应前名额还是自己的。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        if body.keep:
            actions.keep(sign_up=held, by=actor, at=at)
        else:
            actions.offer(sign_up=held, by=actor, at=at, to=_mate(actor, body.to))
        return Answer(200, _sign_up(_load(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/replacements/{int:pk}/acceptance", summary="我去顶替", operation_id="take_over_sign_up", response={201: SignUpShown, **WRITING})  # fmt: skip
def take_over_sign_up(request: HttpRequest, pk: int, key: Key, body: SigningUp) -> HttpResponse:
    """答应顶替别人让出来的名额。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = actions.replace(
            sign_up=_load_offered(actor, pk), person=Person.objects.get(pk=actor.person), by=actor,
            at=at, companion=body.companion,
        )  # fmt: skip
        return Answer(201, _sign_up(_load(actor, made.pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("activities")
def load_run(actor: Actor, no: str | int) -> Activity:
    """One the actor organizes, with all that is shown of it. Raises Missing."""
    number = storable(str(no))
    rows = Activity.objects.run_by(actor).select_related(*_RUN)
    if (found := rows.filter(no=number).first()) is None:
        raise Missing
    return found


@looked_for("replacements")
def _load_offered(actor: Actor, pk: int) -> SignUp:
    rows = SignUp.objects.offered_to(actor).filter(pk=min(pk, _LARGEST))
    if (found := rows.first()) is None:
        raise Missing
    return found


@looked_for("openings")
def _load_opening(actor: Actor, pk: int) -> Opening:
    readable = Activity.objects.readable_by(actor)
    rows = Opening.objects.with_places().filter(shift__activity__in=readable)
    if (found := rows.filter(pk=min(pk, _LARGEST)).first()) is None:
        raise Missing
    return found


@looked_for("sign-ups")
def _load(actor: Actor, pk: int) -> SignUp:
    if (found := _own(actor).filter(pk=min(pk, _LARGEST)).first()) is None:
        raise Missing
    return found


def _own(actor: Actor) -> SignUpQuerySet:
    rows = SignUp.objects.filter(person=actor.person_id)
    return rows.select_related("opening__shift__activity", "opening__position")


def _mate(actor: Actor, pk: int | None) -> Person | None:
    """A fellow of one's own teams; others are not told apart from nobody."""
    if pk is None:
        return None
    row = Membership.objects.fellows_of(actor.person).filter(person=pk).first()
    if row is None:
        raise Malformed({"to": "请从队友里选一位，或者不写。"})
    return row.person


def _fitted(fit: Fit) -> ActivityListed:
    shown = _listed(fit.line)
    shown.opening.reasons = list(fit.reasons)
    return shown


def _listed(line: Listed) -> ActivityListed:
    return ActivityListed(
        no=line.no, title=line.title, unit=line.unit, venue=Venue(line.venue), place=line.place, is_risky=line.is_risky,
        opening=OpeningShown(
            id=line.pk, starts_at=line.starts_at, ends_at=line.ends_at, position=line.position,
            quota=line.quota, left=line.free, waiting=line.waiting,
        ),
    )  # fmt: skip


def _opening(row: Opening) -> OpeningShown:
    return OpeningShown(
        id=row.pk, starts_at=row.shift.starts_at, ends_at=row.shift.ends_at,
        position=row.position.name, quota=row.quota, left=row.free,
        waiting=row.waiting,
    )  # fmt: skip


def _sign_up(row: SignUp) -> SignUpShown:
    shift = row.opening.shift
    return SignUpShown(
        id=row.pk, activity=shift.activity.no, title=shift.activity.title, opening=row.opening_id,
        starts_at=shift.starts_at, ends_at=shift.ends_at, state=SignUpState(row.state),
        turn=row.turn if row.state == SignUpState.WAITING else 0,
        offered=row.offered_at is not None,
    )  # fmt: skip
