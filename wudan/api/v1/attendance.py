"""到场: come and leave by the leader's code; read a shift's roster. The same acts as the pages."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities.actions import attendance
from wudan.activities.enums import AttendanceState, MarkKind, PresenceBy, Witness
from wudan.activities.models import Attendance, Shift, SignUp
from wudan.activities.presence import attendance_of, hosts, runs
from wudan.activities.querysets import SignUpQuerySet
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import PathId
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people import throttling
from wudan.people.actors import Actor

_NO_PLACE = Objection("not_placed", "这一班没有您的名额。临时来的，请找队长加上。")
router = Router(tags=["到场"], auth=signed_in)


class Coming(Fields):
    """The digits of the leader's page, now."""

    code: Code
    in_range: Flag | None = Field(
        None, description="自己说是不是就在活动地点；可以不填。位置本身从不收。"
    )


class Leaving(Fields):
    """The digits for leaving."""

    code: Code


class PresenceShown(BaseModel):
    """How it stands with one presence."""

    id: int
    state: AttendanceState
    came_at: datetime
    came_by: PresenceBy
    left_at: datetime | None
    left_by: PresenceBy | None
    vouched_at: datetime | None = Field(description="组织方确认")
    witnessed_at: datetime | None = Field(description="服务对象一方确认")
    witness: Witness | None
    flags: list[str] = Field(description="要人看一眼的原因；不自动扣什么")


class RosterLine(BaseModel):
    """One volunteer with a place."""

    sign_up: int
    name: str
    position: str
    presence: PresenceShown | None


class RosterShown(BaseModel):
    """Who has a place in a shift, and who was there."""

    activity: str
    starts_at: datetime
    ends_at: datetime
    items: list[RosterLine]


@router.post(
    "/shifts/{pk}/arrival", summary="登记到场", operation_id="come",
    response={201: PresenceShown, **WRITING},
)  # fmt: skip
def come(request: HttpRequest, pk: PathId, key: Key, body: Coming) -> HttpResponse:
    """用队长此刻的六位数字；只给报上这一班的人，每人一次。输错五次等五分钟。"""
    return _told_code(request, pk, key, body, MarkKind.CAME)


@router.post(
    "/shifts/{pk}/departure", summary="登记离开", operation_id="leave",
    response={200: PresenceShown, **WRITING},
)  # fmt: skip
def leave(request: HttpRequest, pk: PathId, key: Key, body: Leaving) -> HttpResponse:
    """用离开的六位数字；忘了的，结束半小时后按计划结束算。"""
    return _told_code(request, pk, key, body, MarkKind.LEFT)


@router.get(
    "/shifts/{pk}/roster", summary="看名册", operation_id="read_roster",
    response={200: RosterShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_roster(request: HttpRequest, pk: PathId) -> HttpResponse:
    """给管这份名册的人和所在的站。"""
    actor, shift = actor_of(request), _shift(actor_of(request), pk)
    if not _keeps(actor, shift):
        raise Missing
    rows = SignUp.objects.on_roster(shift.pk)
    return told(
        RosterShown(
            activity=shift.activity.no, starts_at=shift.starts_at, ends_at=shift.ends_at,
            items=[_line(row) for row in rows],
        )
    )  # fmt: skip


def _told_code(
    request: HttpRequest, pk: int, key: str, body: Coming | Leaving, kind: MarkKind
) -> HttpResponse:
    """Each try is counted for the person before it is looked at."""
    actor, at = actor_of(request), clock.now()
    own = _own(actor, pk)
    throttling.spend("attend", str(actor.person), at=at)

    def do() -> Answer:
        if isinstance(body, Coming):
            made = attendance.come(
                sign_up=own, code=body.code, by=actor, at=at, in_range=body.in_range
            )
            return Answer(201, _presence(made).model_dump_json())
        made = attendance.leave(sign_up=own, code=body.code, by=actor, at=at)
        return Answer(200, _presence(made).model_dump_json())

    answer = once(request, key, body, at=at, do=do)
    throttling.give_back("attend", str(actor.person))
    return answer


@looked_for("shifts")
def _shift(actor: Actor, pk: int) -> Shift:
    """A shift in which one has a place, or whose roster one keeps. Raises Missing."""
    rows = Shift.objects.select_related("activity__unit", "activity__area")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None or not (_keeps(actor, found) or _of(actor, pk).exists()):
        raise Missing
    return found


def _keeps(actor: Actor, shift: Shift) -> bool:
    return runs(actor, shift.activity) or hosts(actor, shift.activity)


def _of(actor: Actor, pk: int) -> SignUpQuerySet:
    return SignUp.objects.of_person(actor.person).filter(opening__shift=min(pk, LARGEST_KEY))


def _own(actor: Actor, pk: int) -> SignUp:
    """One's own place. Raises Missing, and Objected for who only keeps the roster."""
    own = _of(actor, _shift(actor, pk).pk).first()
    if own is None:
        raise Objected(_NO_PLACE)
    return own


def _line(row: SignUp) -> RosterLine:
    found = attendance_of(row)
    return RosterLine(
        sign_up=row.pk, name=row.person.name, position=row.opening.position.name,
        presence=_presence(found) if found else None,
    )  # fmt: skip


def _presence(one: Attendance) -> PresenceShown:
    return PresenceShown(
        id=one.pk, state=AttendanceState(one.state), came_at=one.came_at,
        came_by=PresenceBy(one.came_by), left_at=one.left_at,
        left_by=PresenceBy(one.left_by) if one.left_by else None, vouched_at=one.vouched_at,
        witnessed_at=one.witnessed_at, witness=Witness(one.witness) if one.witness else None,
        flags=list(one.flags),
    )  # fmt: skip
