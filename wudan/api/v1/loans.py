"""借用: between units; asked for, answered, handed over, brought back (R029)."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag, Instant, Line, Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.sites.actions import loan as lending
from wudan.sites.enums.loan import Condition, LoanState
from wudan.sites.models import Loan, Resource

router = Router(tags=["借用"], auth=signed_in)
MOST = 200
LoanId = Annotated[int, Path(ge=1, le=2**63 - 1, description="编号")]


class Borrowing(Fields):
    """What is asked for."""

    resource: int = Field(ge=1, le=2**63 - 1, description="资源的编号")
    borrower: Code | None = Field(None, description="替哪个单位借，单位的 key；不写是本单位")
    purpose: Line = Field(description="做什么用", json_schema_extra={"minLength": 1})
    starts_at: Instant
    ends_at: Instant


class LoanAnswer(Fields):
    """The lender's answer."""

    agreed: Flag
    words: Line = Field("", description="不同意时必填")


class BroughtBack(Fields):
    """In what state it came back."""

    condition: Condition
    words: Line = Field("", description="有损坏、丢了时必填")


class TakenBack(Fields):
    """Not needed any more."""

    words: Line = ""


class LoanShown(BaseModel):
    """One loan."""

    id: int
    resource: int
    resource_name: str
    lender: UnitNamed
    borrower: UnitNamed
    state: LoanState
    state_label: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    answer: str
    handed_at: datetime | None
    returned_at: datetime | None
    was_late: bool
    condition: Condition | None
    condition_words: str


class Loans(BaseModel):
    """Loans of one's units, either side; the next one to begin first."""

    items: list[LoanShown]


@router.get(
    "/loans", summary="借用", operation_id="list_loans", response={200: Loans, **READING_SIGNED_IN}
)
def list_loans(request: HttpRequest) -> HttpResponse:
    """本单位和下级借进、借出的；没有岗位的人是空的。"""
    rows = Loan.objects.visible_to(actor_of(request)).with_names().order_by("-starts_at", "-pk")
    return told(Loans(items=[_shown(row) for row in rows[:MOST]]))


@router.post(
    "/loans", summary="请借", operation_id="ask_loan", response={201: LoanShown, **WRITING}
)
def ask_loan(request: HttpRequest, key: Key, body: Borrowing) -> HttpResponse:
    """向保管单位借场地、设备、人；同一时间只会答应一家。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        made = lending.ask(
            resource=_resource(body.resource), borrower=_borrower(actor, body.borrower),
            purpose=body.purpose, starts_at=body.starts_at, ends_at=body.ends_at, by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/loans/{pk}/answer", summary="答复请借", operation_id="answer_loan",
    response={200: LoanShown, **WRITING},
)  # fmt: skip
def answer_loan(request: HttpRequest, pk: LoanId, key: Key, body: LoanAnswer) -> HttpResponse:
    """出借单位同意或不同意；不同意要写原因。"""
    act = lending.agree if body.agreed else lending.refuse
    return _moved(
        request, pk, key, body, lambda loan, by, at: act(loan=loan, by=by, at=at, words=body.words)
    )


@router.post(
    "/loans/{pk}/withdrawal", summary="收回请借", operation_id="withdraw_loan",
    response={200: LoanShown, **WRITING},
)  # fmt: skip
def withdraw_loan(request: HttpRequest, pk: LoanId, key: Key, body: TakenBack) -> HttpResponse:
    """借用单位不借了，马上让出来。"""
    return _moved(
        request, pk, key, body,
        lambda loan, by, at: lending.withdraw(loan=loan, by=by, at=at, words=body.words),
    )  # fmt: skip


@router.post(
    "/loans/{pk}/handing-over", summary="交出去", operation_id="hand_over_loan",
    response={200: LoanShown, **WRITING},
)  # fmt: skip
def hand_over_loan(request: HttpRequest, pk: LoanId, key: Key, body: Nothing) -> HttpResponse:
    """东西交到借用单位手里。上一家还没还的，交不出去。"""
    return _moved(
        request, pk, key, body, lambda loan, by, at: lending.hand_over(loan=loan, by=by, at=at)
    )


@router.post(
    "/loans/{pk}/return", summary="收回来", operation_id="take_back_loan",
    response={200: LoanShown, **WRITING},
)  # fmt: skip
def take_back_loan(request: HttpRequest, pk: LoanId, key: Key, body: BroughtBack) -> HttpResponse:
    """还回来时怎么样；晚了、坏了都记下，不扣谁的分。"""
    return _moved(
        request, pk, key, body,
        lambda loan, by, at: lending.take_back(
            loan=loan, by=by, at=at, condition=body.condition, words=body.words
        ),
    )  # fmt: skip


def _moved(
    request: HttpRequest, pk: int, key: Key, body: BaseModel,
    act: Callable[[Loan, Actor, datetime], Loan],
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        return Answer(200, _shown(act(_load(actor, pk), actor, at)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("loans")
def _load(actor: Actor, pk: int) -> Loan:
    found = Loan.objects.visible_to(actor).with_names().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _resource(pk: int) -> Resource:
    found = Resource.objects.of_county(settings.PACK.county).filter(pk=pk).first()
    if found is None:
        raise Malformed({"resource": "没有这个资源。"})
    return found


def _borrower(actor: Actor, key: str | None) -> Unit:
    live = Unit.objects.filter(county=settings.PACK.county, ends_on=None)
    found = live.filter(key=key) if key else live.filter(pk=actor.unit_id or 0)
    unit = found.first()
    if unit is None:
        raise Malformed({"borrower": "没有这个单位。"})
    return unit


def _shown(row: Loan) -> LoanShown:
    return LoanShown(
        id=row.pk, resource=row.resource_id, resource_name=row.resource.name,
        lender=unit_named(row.resource.unit), borrower=unit_named(row.borrower),
        state=LoanState(row.state), state_label=row.get_state_display(), purpose=row.purpose,
        starts_at=row.starts_at, ends_at=row.ends_at, answer=row.answer, handed_at=row.handed_at,
        returned_at=row.returned_at, was_late=row.was_late,
        condition=Condition(row.condition) if row.condition else None,
        condition_words=row.condition_words,
    )  # fmt: skip
