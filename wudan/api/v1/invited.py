"""班次邀请和愿意去: a volunteer reads who asks, says yes or no, and which shifts would suit. As the pages do."""

from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities import actions
from wudan.activities.enums import InvitedState, Wish
from wudan.activities.models import Activity, ShiftInvitation
from wudan.activities.policies import MOST_SHIFTS
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.models import Person

router = Router(tags=["志愿活动"], auth=signed_in)
_MOST = 100
_LARGEST = 2**63 - 1
Shift = Annotated[int, Field(ge=1, le=_LARGEST)]


class ShiftInvitationShown(BaseModel):
    """An invitation to a shift that was sent to oneself."""

    id: int
    activity: str
    title: str
    position: str
    starts_at: datetime
    ends_at: datetime
    state: InvitedState
    answer_by: datetime = Field(description="名额留到什么时候")


class ShiftInvitationsShown(BaseModel):
    """Those that wait for one's word, the soonest shift first."""

    items: list[ShiftInvitationShown]


class ShiftAnswer(Fields):
    """去，还是去不了；不问为什么。"""

    answer: Literal["yes", "no"]


class WillingShift(Fields):
    """一班，和多愿意。"""

    shift: Shift
    wish: Wish


class WillingTelling(Fields):
    """愿意去哪几班；一班也不写就是收回。"""

    shifts: list[WillingShift] = Field(max_length=MOST_SHIFTS)
    most: int = Field(ge=1, le=MOST_SHIFTS, description="一共最多几班")


class WillingShown(BaseModel):
    """What is kept of it."""

    activity: str
    shifts: list[WillingShift]
    most: int | None


@router.get("/shift-invitations", summary="请我去的班次", operation_id="list_shift_invitations", response={200: ShiftInvitationsShown, **READING_SIGNED_IN})  # fmt: skip
def list_shift_invitations(request: HttpRequest) -> HttpResponse:
    """还在等您答复的。"""
    person = actor_of(request).person_id
    if person is None:
        return told(ShiftInvitationsShown(items=[]))
    rows = ShiftInvitation.objects.of_person(person).waiting().filter(answer_by__gt=clock.now())
    soonest = rows.order_by("opening__shift__starts_at", "pk")[:_MOST]
    return told(ShiftInvitationsShown(items=[_shown(row) for row in soonest]))


@router.post("/shift-invitations/{int:pk}/answer", summary="答复班次邀请", operation_id="answer_shift_invitation", response={200: ShiftInvitationShown, **WRITING})  # fmt: skip
def answer_shift_invitation(
    request: HttpRequest, pk: int, key: Key, body: ShiftAnswer
) -> HttpResponse:
    """去就报上了；去不了不问为什么，也不会记什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        if body.answer == "yes":
            actions.accept_invitation(invitation=held, by=actor, at=at)
        else:
            actions.refuse_invitation(invitation=held, by=actor, at=at)
        return Answer(200, _shown(_load(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/activities/{no}/willingness", summary="愿意去哪几班", operation_id="tell_willing", response={200: WillingShown, **WRITING})  # fmt: skip
def tell_willing(request: HttpRequest, no: str, key: Key, body: WillingTelling) -> HttpResponse:
    """负责人照着排，再来问您；说了也可以不去。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        row = Activity.objects.readable_by(actor).filter(no=storable(no)).first()
        if row is None:
            raise Missing
        kept = actions.tell_willing(
            activity=row, person=Person.objects.get(pk=actor.person), most=body.most, by=actor,
            shifts={one.shift: one.wish for one in body.shifts}, at=at,
        )  # fmt: skip
        shifts = sorted(kept.shifts.items()) if kept else []
        shown = WillingShown(
            activity=row.no, most=kept.most if kept else None,
            shifts=[WillingShift(shift=int(pk), wish=Wish(wish)) for pk, wish in shifts],
        )  # fmt: skip
        return Answer(200, shown.model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("shift-invitations")
def _load(actor: Actor, pk: int) -> ShiftInvitation:
    rows = ShiftInvitation.objects.of_person(actor.person_id or 0)
    if (found := rows.filter(pk=min(pk, _LARGEST)).first()) is None:
        raise Missing
    return found


def _shown(row: ShiftInvitation) -> ShiftInvitationShown:
    shift = row.opening.shift
    assert row.answer_by is not None  # noqa: S101 - the database says so of all that were sent
    return ShiftInvitationShown(
        id=row.pk, activity=shift.activity.no, title=shift.activity.title,
        position=row.opening.position.name, starts_at=shift.starts_at, ends_at=shift.ends_at,
        state=InvitedState(row.state), answer_by=row.answer_by,
    )  # fmt: skip
