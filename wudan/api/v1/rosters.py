"""离线名册: a telephone takes a roster along, and hands in what it noted; once, however often sent."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Batch, Outcome, SentMark
from wudan.activities.enums import MarkKind
from wudan.activities.models import RosterDevice, Shift
from wudan.activities.presence import runs
from wudan.activities.sent import MOST_MARKS
from wudan.api.v1.fields import Fields, Whole
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import PathId
from wudan.api.v1.refusals import WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor

router = Router(tags=["到场"], auth=signed_in)
RowId = Annotated[int, Field(strict=True, ge=1, le=LARGEST_KEY), Whole]
Milliseconds = Annotated[
    int,
    Field(strict=True, ge=946_684_800_000, le=4_102_444_800_000, description="手机自己的时间"),
    Whole,
]


class TakingRoster(Fields):
    """Which shift, and the telephone's public key."""

    shift: RowId
    key: str = Field(
        pattern=r"^[A-Za-z0-9_-]{87}$", description="P-256 公钥，未压缩的点，base64url，不带 ="
    )


class RosterTaken(BaseModel):
    """The roster is in this telephone; its batches go to `/rosters/{id}/batches`."""

    id: int
    shift: int
    taken_at: datetime


class OfflineMark(Fields):
    """One line noted without signal."""

    counter: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1), Whole]
    client_id: str = Field(pattern=r"^[0-9a-f-]{16,36}$")
    sign_up: RowId
    kind: MarkKind
    said_at: Milliseconds


class OfflineBatch(Fields):
    """All that was noted, signed: the text is `wudan-roster-1`, the id, `sent_at`, then a line of
    counter, client_id, sign_up, kind, said_at for each mark by counter, joined by line feeds."""

    sent_at: Milliseconds
    marks: list[OfflineMark] = Field(min_length=1, max_length=MOST_MARKS)
    signature: str = Field(max_length=200, description="ECDSA SHA-256，r 与 s，base64url")


class MarkOutcome(BaseModel):
    """What became of one line."""

    counter: int
    client_id: str
    is_new: bool = Field(description="这一次才收下；否则早收过了")
    words: str = Field(description="没有算的原因；空就是算了")
    flags: list[str]


class BatchTaken(BaseModel):
    """All lines of the batch, by counter."""

    items: list[MarkOutcome]


@router.post(
    "/rosters", summary="带走名册", operation_id="take_roster",
    response={201: RosterTaken, **WRITING},
)  # fmt: skip
def take_roster(request: HttpRequest, key: Key, body: TakingRoster) -> HttpResponse:
    """记下这部手机的公钥；以后它记的每一批都要由它签名。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        rows = Shift.objects.select_related("activity__unit").filter(pk=body.shift)
        shift = rows.first()
        if shift is None or not runs(actor, shift.activity):
            raise Missing
        made = attendance.take_roster(shift=shift, key=body.key, by=actor, at=at)
        shown = RosterTaken(id=made.pk, shift=made.shift_id, taken_at=made.taken_at)
        return Answer(201, shown.model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/rosters/{pk}/batches", summary="交回离线名册", operation_id="deliver_roster",
    response={200: BatchTaken, **WRITING},
)  # fmt: skip
def deliver_roster(request: HttpRequest, pk: PathId, key: Key, body: OfflineBatch) -> HttpResponse:
    """签名不对一条也不收；收过的不再算；按第几条的顺序，不看手机的钟。超过 10 天的不算。"""
    actor, at = actor_of(request), clock.now()
    device = _load(actor, pk)
    marks = tuple(
        SentMark(one.counter, one.client_id, one.sign_up, one.kind.value, one.said_at)
        for one in body.marks
    )
    batch = Batch(body.sent_at, marks, body.signature)

    def do() -> Answer:
        told = attendance.deliver(device=device, batch=batch, by=actor, at=at)
        return Answer(200, BatchTaken(items=[_shown(one) for one in told]).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("rosters")
def _load(actor: Actor, pk: int) -> RosterDevice:
    rows = RosterDevice.objects.select_related("shift__activity__unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None or not runs(actor, found.shift.activity):
        raise Missing
    return found


def _shown(one: Outcome) -> MarkOutcome:
    return MarkOutcome(
        counter=one.counter, client_id=one.client_id, is_new=one.is_new, words=one.words,
        flags=list(one.flags),
    )  # fmt: skip
