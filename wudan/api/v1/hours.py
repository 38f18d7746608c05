"""我的时长: one's own hours with their evidence and signatures, and the dispute. Only as oneself (post 0).

Asking for and deciding back-fills, and answering disputes, are the clerks' pages; they have no twin here.
"""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.activities.models import Attendance
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.ledger import actions
from wudan.ledger.enums import DisputeKind, DisputeState, EvidenceClass, Grade, RecordState
from wudan.ledger.models import Dispute, ServiceRecord
from wudan.people.actors import Actor

router = Router(tags=["时长"], auth=signed_in)
MOST = 50
_BE_YOURSELF = Objection(
    "be_yourself", "时长是本人的：请先换到本人（PUT /session/post，post 填 0）。"
)


class HoursSum(BaseModel):
    """What counts, of one year and grade."""

    year: int
    grade: Grade
    minutes: int


class DisputeShown(BaseModel):
    """A dispute of one's own, and the answer."""

    id: int
    kind: DisputeKind
    state: DisputeState
    record: str | None = Field(description="哪条记录的编号；少记的为空")
    day: date
    words: str
    at: datetime
    due_at: datetime = Field(description="最迟答复")
    holder: str = Field(description="谁来答复")
    answered_at: datetime | None
    answer_words: str
    outcome_record: str | None = Field(description="更正后的记录")


class OwnHours(BaseModel):
    """Sums and disputes; the rows are a list of their own."""

    sums: list[HoursSum]
    disputes: list[DisputeShown]


class HourRecord(BaseModel):
    """One service record (民政部令第67号第7条)."""

    no: str
    title: str
    place: str
    words: str
    day: date
    starts_at: datetime
    ends_at: datetime
    minutes: int
    grade: Grade
    evidence: EvidenceClass
    state: RecordState
    unit: str
    leader_name: str
    recorded_at: datetime
    late_days: int = Field(description="比十个工作日迟了几个工作日")
    vouched_at: datetime | None = Field(description="组织方确认")
    witnessed_at: datetime | None = Field(description="服务对象确认")


class HourRecords(BaseModel):
    """Some records, and where the next ones begin."""

    items: list[HourRecord]
    next: int | None = Field(description="下一页的 before；没有了为空")


class HourDispute(Fields):
    """What is wrong: a record by number, a presence that gave none, or a unit and a day."""

    words: Line = Field(description="怎么不对")
    record: str = Field("", max_length=14, description="记录编号；少记的不填")
    attendance: int | None = Field(None, ge=1, le=LARGEST_KEY, description="哪次到场登记")
    unit: str = Field("", max_length=24, description="组织单位的编号")
    day: date | None = None


@router.get(
    "/hours", summary="我的时长", operation_id="read_hours",
    response={200: OwnHours, **READING_SIGNED_IN},
)  # fmt: skip
def read_hours(request: HttpRequest) -> HttpResponse:
    """按年和种类的合计，提过的异议和答复。没有排名。"""
    actor = _oneself(request)
    sums = ServiceRecord.objects.visible_to(actor).sums_by_year()
    mine = Dispute.objects.visible_to(actor).select_related("record", "holder", "outcome_record")
    shown = [HoursSum(year=year, grade=Grade(grade), minutes=total) for (year, grade), total in sorted(sums.items())]  # fmt: skip
    disputes = [_dispute(row) for row in mine.order_by("-at", "-pk")[:MOST]]
    return told(OwnHours(sums=shown, disputes=disputes))


@router.get(
    "/hours/records", summary="我的服务记录", operation_id="list_hour_records",
    response={200: HourRecords, **READING_SIGNED_IN},
)  # fmt: skip
def list_hour_records(
    request: HttpRequest,
    before: Annotated[int | None, Query(None, ge=1, le=2**63 - 1, description="从这个编号往前")],
) -> HttpResponse:
    """新的在前，每页 50；冲正的也在，注明不再计入。"""
    rows = ServiceRecord.objects.visible_to(_oneself(request)).order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("unit", "attendance")[: MOST + 1])
    items = [_record(row) for row in found[:MOST]]
    return told(HourRecords(items=items, next=found[MOST - 1].pk if len(found) > MOST else None))


@router.post(
    "/hours/disputes", summary="提时长异议", operation_id="dispute_hours",
    response={201: DisputeShown, **WRITING},
)  # fmt: skip
def dispute_hours(request: HttpRequest, key: Key, body: HourDispute) -> HttpResponse:
    """记错了或少记了；十个工作日内答复，到期没有答复自动上交。"""
    actor, at = _oneself(request), clock.now()

    def do() -> Answer:
        row = actions.dispute(
            made=_of_number(actor, body.record), attendance=_presence(actor, body.attendance),
            unit=_unit(body.unit), day=body.day, words=body.words, by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _dispute(row).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _oneself(request: HttpRequest) -> Actor:
    """Who asks, when they act for themselves. Raises Objected under a post."""
    actor = actor_of(request)
    if actor.is_staff:
        raise Objected(_BE_YOURSELF)
    return actor


def _of_number(actor: Actor, no: str) -> ServiceRecord | None:
    if not no:
        return None
    found = ServiceRecord.objects.visible_to(actor).select_related("unit").filter(no=no).first()
    if found is None:
        raise Missing
    return found


def _presence(actor: Actor, pk: int | None) -> Attendance | None:
    if pk is None:
        return None
    rows = Attendance.objects.select_related("opening__shift__activity__unit")
    found = rows.filter(pk=pk, person=actor.person).first()
    if found is None:
        raise Missing
    return found


def _unit(key: str) -> Unit | None:
    if not key:
        return None
    found = Unit.objects.open_on(clock.day_of(clock.now())).filter(key=key).first()
    if found is None:
        raise Missing
    return found


def _record(row: ServiceRecord) -> HourRecord:
    there = row.attendance
    return HourRecord(
        no=row.no, title=row.title, place=row.place, words=row.words, day=row.day,
        starts_at=row.starts_at, ends_at=row.ends_at, minutes=row.minutes, grade=Grade(row.grade),
        evidence=EvidenceClass(row.evidence), state=RecordState(row.state), unit=row.unit.short_name,
        leader_name=row.leader_name, recorded_at=row.recorded_at, late_days=row.late_days,
        vouched_at=there.vouched_at if there else None,
        witnessed_at=there.witnessed_at if there else None,
    )  # fmt: skip


def _dispute(row: Dispute) -> DisputeShown:
    return DisputeShown(
        id=row.pk, kind=DisputeKind(row.kind), state=DisputeState(row.state),
        record=row.record.no if row.record else None, day=row.day, words=row.words, at=row.at,
        due_at=row.due_at, holder=row.holder.short_name, answered_at=row.answered_at,
        answer_words=row.answer_words,
        outcome_record=row.outcome_record.no if row.outcome_record else None,
    )  # fmt: skip
