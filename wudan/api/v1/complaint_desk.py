"""投诉建议怎么办: what came to one's desk, taken up, asked about, put off once, answered, passed on, merged (R111).

Who complained is opened on the page alone, once, for a written reason; an answer here is kept for a
month, so it says how a complaint stands and none of its words.
"""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.complaints import ComplaintWord
from wudan.api.v1.fields import AskedFlag, Code, Fields, Nothing, Words
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.complaints import actions
from wudan.complaints.enums import (
    About,
    ComplaintChannel,
    ComplaintDesk,
    ComplaintKind,
    ComplaintOutcome,
    ComplaintStage,
    Side,
)
from wudan.complaints.models import Complaint
from wudan.complaints.querysets import ComplaintQuerySet
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor

router = Router(tags=["投诉建议办理"], auth=signed_in)
_MOST = 200


class ComplaintStanding(BaseModel):
    """How far one is, and by when something is owed."""

    no: str
    kind: ComplaintKind
    stage: ComplaintStage
    desk: ComplaintDesk = Field(description="归谁办")
    holder: UnitNamed = Field(description="办理单位")
    filed_at: datetime
    receive_by: datetime = Field(description="最迟受理")
    answer_by: datetime = Field(description="最迟答复")
    raised_times: int = Field(description="超时上交过几次")
    outcome: ComplaintOutcome | None = Field(description="还没答复的为空")
    answered_at: datetime | None


class ComplaintStandings(BaseModel):
    """Those that wait, the most urgent first; or those that were answered, the newest first."""

    items: list[ComplaintStanding]


class ComplaintAtDesk(ComplaintStanding):
    """One with all that was said; never who said it."""

    words: str
    channel: ComplaintChannel
    is_anonymous: bool
    about: About = Field(description="说的是什么")
    unit: UnitNamed | None = Field(description="说的是哪个单位")
    order: str = Field(description="说的是哪张单（单号）")
    activity: str = Field(description="说的是哪次活动（编号）")
    extended_why: str
    notes: list[ComplaintWord]
    merged: list[str] = Field(description="并进来的编号")
    merged_into: str
    answer_words: str
    answered_as: str
    is_satisfied: bool | None = Field(description="提出的人怎么评；还没评的为空")


class ComplaintAsked(Fields):
    """问一句."""

    words: Words = Field(description="提出的人凭查询码看得到")


class ComplaintExtended(Fields):
    """延期."""

    why: Words = Field(description="提出的人看得到")


class ComplaintAnswered(Fields):
    """答复."""

    outcome: ComplaintOutcome
    words: Words = Field(description="提出的人看得到")


class ComplaintTransferred(Fields):
    """转交."""

    unit: Code = Field(description="哪个实践所，或者中心（key）")
    why: Words


class ComplaintMerged(Fields):
    """并案."""

    into: Code = Field(description="并到哪一件（编号）")


@router.get(
    "/complaint-desk", summary="要办的投诉建议", operation_id="list_complaints_at_desk",
    response={200: ComplaintStandings, **READING_SIGNED_IN},
)  # fmt: skip
def list_complaints_at_desk(
    request: HttpRequest,
    answered: Annotated[AskedFlag, Query(False, description="看答复过的")],
) -> HttpResponse:
    """归自己这里办的和下面办的；说到自己、自己单位和上级的不在这里。"""
    rows = _at_desk_of(actor_of(request))
    open_ones = rows.open()
    if answered:
        shown = rows.exclude(pk__in=open_ones.values("pk")).order_by("-filed_at", "-pk")
    else:
        shown = open_ones.order_by("answer_by", "pk")
    return told(ComplaintStandings(items=[_standing(one) for one in shown[:_MOST]]))


@router.get(
    "/complaint-desk/{complaint}", summary="一件投诉建议", operation_id="read_complaint_at_desk",
    response={200: ComplaintAtDesk, **READING_SIGNED_IN},
)  # fmt: skip
def read_complaint_at_desk(request: HttpRequest, complaint: str) -> HttpResponse:
    """说了什么、问过什么、答复了什么；是谁提的不在这里。"""
    return told(_at_desk(_load(actor_of(request), complaint)))


@router.post(
    "/complaint-desk/{complaint}/receipt", summary="受理", operation_id="receive_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def receive_complaint(
    request: HttpRequest, complaint: str, key: Key, body: Nothing
) -> HttpResponse:
    """归自己这里办的，受理了才算接住。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        actions.receive(complaint=found, by=actor, at=at)
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/complaint-desk/{complaint}/question", summary="问一句", operation_id="ask_about_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def ask_about_complaint(
    request: HttpRequest, complaint: str, key: Key, body: ComplaintAsked
) -> HttpResponse:
    """问提出的人；没受理的，问了就算受理。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        actions.ask(complaint=found, words=body.words, by=actor, at=at)
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/complaint-desk/{complaint}/extension", summary="延期", operation_id="extend_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def extend_complaint(
    request: HttpRequest, complaint: str, key: Key, body: ComplaintExtended
) -> HttpResponse:
    """一件只能延一次，写明为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        actions.extend(complaint=found, why=body.why, by=actor, at=at)
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/complaint-desk/{complaint}/answer", summary="答复", operation_id="answer_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def answer_complaint(
    request: HttpRequest, complaint: str, key: Key, body: ComplaintAnswered
) -> HttpResponse:
    """并进来的一起答复；提出的人凭编号和查询码看，可以评，可以要求重新办一次。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        actions.answer(
            complaint=found, outcome=body.outcome.value, words=body.words, by=actor, at=at
        )
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/complaint-desk/{complaint}/transfer", summary="转交", operation_id="transfer_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def transfer_complaint(
    request: HttpRequest, complaint: str, key: Key, body: ComplaintTransferred
) -> HttpResponse:
    """转给另一个实践所或者中心；不能转给它说的单位和那个单位的下级。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        unit = Unit.objects.filter(county=settings.PACK.county, key=body.unit, ends_on=None).first()
        if unit is None:
            raise Malformed({"unit": "没有这个单位。"})
        actions.transfer(complaint=found, unit=unit, why=body.why, by=actor, at=at)
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/complaint-desk/{complaint}/merger", summary="并案", operation_id="merge_complaint",
    response={200: ComplaintStanding, **WRITING},
)  # fmt: skip
def merge_complaint(
    request: HttpRequest, complaint: str, key: Key, body: ComplaintMerged
) -> HttpResponse:
    """说的是同一件事的，和前一件一起答复。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, complaint)
        into = Complaint.objects.visible_to(actor).filter(no=body.into).first()
        if into is None:
            raise Malformed({"into": "没有这个编号，或不在您这里办。"})
        actions.merge(complaint=found, into=into, by=actor, at=at)
        return _answer(found.pk)

    return once(request, key, body, at=at, do=do)


@looked_for("complaint-desk")
def _load(actor: Actor, no: str | int) -> Complaint:
    """One that came to this post's desk, or below it. Raises Missing."""
    rows = _at_desk_of(actor)
    found = rows.filter(no=storable(str(no))).first()
    if found is None:
        raise Missing
    return found


def _at_desk_of(actor: Actor) -> ComplaintQuerySet:
    """Those a post hears; one's own are found with number and code."""
    rows = Complaint.objects.visible_to(actor).with_names()
    return rows if actor.is_staff else rows.none()


def _answer(pk: int) -> Answer:
    """As it stands, wherever it went."""
    found = Complaint.objects.with_names().get(pk=pk)
    return Answer(200, _standing(found).model_dump_json())


def _standing(found: Complaint) -> ComplaintStanding:
    return ComplaintStanding.model_validate(_facts(found))


def _facts(found: Complaint) -> dict[str, object]:
    return {
        "no": found.no, "kind": found.kind, "stage": found.stage, "desk": found.desk,
        "holder": unit_named(found.holder), "filed_at": found.filed_at, "receive_by": found.receive_by,
        "answer_by": found.answer_by, "raised_times": found.raised_times,
        "outcome": found.outcome or None, "answered_at": found.answered_at,
    }  # fmt: skip


def _at_desk(found: Complaint) -> ComplaintAtDesk:
    notes = [
        ComplaintWord(side=Side(one.side), words=one.words, at=one.at)
        for one in found.notes.order_by("pk")
    ]
    said = {
        "words": found.words, "channel": found.channel, "is_anonymous": found.is_anonymous,
        "about": found.about, "unit": unit_named(found.unit) if found.unit else None,
        "order": found.order.no if found.order else "", "activity": found.activity.no if found.activity else "",
        "extended_why": found.extended_why, "notes": notes,
        "merged": list(found.merged.order_by("pk").values_list("no", flat=True)),
        "merged_into": found.merged_into.no if found.merged_into else "",
        "answer_words": found.answer_words, "answered_as": found.answered_as, "is_satisfied": found.is_satisfied,
    }  # fmt: skip
    return ComplaintAtDesk.model_validate(_facts(found) | said)
