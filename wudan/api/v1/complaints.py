"""投诉建议: filed by anybody, found again and replied to by number and code; nobody's name is asked for."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.activities.models import Activity
from wudan.api.v1.answering import told, written
from wudan.api.v1.fields import Fields
from wudan.api.v1.once import Key
from wudan.api.v1.refusals import READING, WRITING
from wudan.api.v1.signing import Asked
from wudan.areas.models import Unit
from wudan.complaints import actions
from wudan.complaints.enums import ComplaintKind, ComplaintOutcome, ComplaintStage, Side
from wudan.complaints.models import Complaint
from wudan.journal.answers import Answer, answer_once
from wudan.kit import clock
from wudan.kit.canonical import digest, spell
from wudan.kit.refusals import Malformed
from wudan.orders.models import Order
from wudan.people import throttling
from wudan.people.actors import NOBODY, Actor

router = Router(tags=["投诉建议"], auth=None)
NOBODY_IN_PARTICULAR = 0
"""In whose name answers are kept: no stored answer leads from a person to what they said."""


class Complaining(Fields):
    """What happened; about whom, if one wishes to say; who one is, if one wishes to say."""

    kind: ComplaintKind
    words: str
    unit: str = Field("", max_length=24, description="单位编号，可以不填")
    role: str = Field("", max_length=24, description="岗位的角色，可以不填")
    number: str = Field("", max_length=12, description="单号或活动编号，可以不填")
    is_anonymous: bool = True
    name: str = ""
    phone: str = ""


class ComplaintFiled(BaseModel):
    """What opens the answer; it is told once."""

    no: str
    code: str = Field(description="查询码")
    answer_by: datetime = Field(description="最迟答复")


class ComplaintWord(BaseModel):
    """One word, by the complainant or by the desk."""

    side: Side
    words: str
    at: datetime


class ComplaintShown(BaseModel):
    """As whoever holds number and code sees it."""

    no: str
    kind: ComplaintKind
    words: str
    stage: ComplaintStage
    desk: str = Field(description="归谁办")
    filed_at: datetime
    answer_by: datetime
    extended_why: str
    notes: list[ComplaintWord]
    outcome: ComplaintOutcome | None
    answer_words: str
    answered_at: datetime | None


class Replying(Fields):
    """A word more, by who holds number and code."""

    no: str = Field(max_length=12)
    code: str = Field(max_length=6)
    words: str


@router.post("/complaints", summary="提投诉建议", operation_id="file_complaint", response={201: ComplaintFiled, **WRITING})  # fmt: skip
def file_complaint(request: HttpRequest, key: Key, body: Complaining) -> HttpResponse:
    """不用登录，不用说是谁。说的是哪个单位，就由上一级来办，它和它的下级都看不到。"""
    at = clock.now()
    throttling.spend("complaint", request.META["REMOTE_ADDR"], at=at)

    def do() -> Answer:
        made = actions.file(
            county=settings.PACK.county, said=_said(body), by=_reader(request), at=at
        )
        shown = ComplaintFiled(no=made.no, code=made.slip_code, answer_by=made.answer_by)
        return Answer(201, shown.model_dump_json())

    return _once(request, key, body, at, do)


@router.get("/complaint-answers", summary="看答复", operation_id="read_complaint", response={200: ComplaintShown, **READING})  # fmt: skip
def read_complaint(
    request: HttpRequest,
    no: Annotated[str, Query(max_length=20, description="编号")],
    code: Annotated[str, Query(max_length=20, description="查询码")],
) -> HttpResponse:
    """凭编号和查询码。编号不对、查询码不对，答复一样。"""
    return told(_shown(_opened(request, no, code)))


@router.post("/complaint-replies", summary="补充一句", operation_id="reply_complaint", response={200: ComplaintShown, **WRITING})  # fmt: skip
def reply_complaint(request: HttpRequest, key: Key, body: Replying) -> HttpResponse:
    """还没有答复的，可以补充。"""
    at, found = clock.now(), _opened(request, body.no, body.code)

    def do() -> Answer:
        actions.reply(complaint=found, words=body.words, at=at)
        return Answer(200, _shown(found).model_dump_json())

    return _once(request, key, body, at, do)


def _reader(request: HttpRequest) -> Actor:
    """Who is signed in, or nobody known; who gives no name is nobody in either case."""
    return cast(Asked, request).actor or NOBODY


def _once(
    request: HttpRequest, key: str, body: BaseModel, at: datetime, do: Callable[[], Answer]
) -> HttpResponse:
    said = body.model_dump(mode="json", exclude_unset=True)
    answer = answer_once(
        owner=NOBODY_IN_PARTICULAR, key=key, digest=digest(request.path.encode(), spell(said)), at=at, do=do,
    )  # fmt: skip
    return written(answer.body, answer.status)


def _opened(request: HttpRequest, no: str, code: str) -> Complaint:
    """Wrong ones count for the address. Raises Missing, Objected, TooMany."""
    address, at = request.META["REMOTE_ADDR"], clock.now()
    throttling.spend("slip", address, at=at)
    found = actions.open_slip(no=no, code=code, at=at)
    throttling.give_back("slip", address)
    return found


def _said(body: Complaining) -> actions.Said:
    faults: dict[str, str] = {}
    unit = order = activity = None
    if body.unit:
        unit = Unit.objects.filter(county=settings.PACK.county, key=body.unit, ends_on=None).first()
        faults |= {} if unit else {"unit": "没有这个单位。"}
    if body.number:
        order = Order.objects.select_related("unit", "origin").filter(no=body.number).first()
        found = Activity.objects.select_related("unit", "team__unit").filter(no=body.number)
        activity = None if order else found.first()
        faults |= {} if order or activity else {"number": "没有这个号。"}
    if faults:
        raise Malformed(faults)
    return actions.Said(
        body.kind, body.words, unit=unit, role=body.role, order=order, activity=activity,
        is_anonymous=body.is_anonymous, name=body.name, phone=body.phone,
    )  # fmt: skip


def _shown(found: Complaint) -> ComplaintShown:
    answer = found.merged_into or found
    notes = [
        ComplaintWord(side=Side(one.side), words=one.words, at=one.at)
        for one in found.notes.order_by("pk")
    ]
    return ComplaintShown(
        no=found.no, kind=ComplaintKind(found.kind), words=found.words, stage=ComplaintStage(found.stage),
        desk=found.get_desk_display(), filed_at=found.filed_at, answer_by=found.answer_by,
        extended_why=found.extended_why, notes=notes,
        outcome=ComplaintOutcome(answer.outcome) if answer.outcome else None,
        answer_words=answer.answer_words, answered_at=answer.answered_at,
    )  # fmt: skip
