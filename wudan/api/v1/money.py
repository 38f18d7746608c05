"""从事到钱: what of the fund was held and paid for one thing, as whoever reads the fund sees it on the thing's page (R118)."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.loading import load_site
from wudan.api.v1.projects import load_project
from wudan.api.v1.refusals import READING_SIGNED_IN
from wudan.api.v1.signing import actor_of, signed_in
from wudan.funds.enums import CommitmentState, Use
from wudan.funds.tracing import Held, Traced, money_for
from wudan.kit.refusals import Missing

router = Router(tags=["资金"], auth=signed_in)


class PaidShown(BaseModel):
    """One document."""

    paid_on: date
    document_no: str
    payee: str
    amount_fen: int
    is_reversed: bool = Field(description="冲回了的不算进支出")


class HeldShown(BaseModel):
    """One commitment for the thing."""

    no: str
    title: str
    use: Use
    state: CommitmentState
    amount_fen: int = Field(description="安排了多少，分")
    spent_fen: int
    left_fen: int
    made_at: datetime
    made_as: str
    decided_as: str = Field(description="谁同意的；还没有的是空")
    paid: list[PaidShown]


class MoneyShown(BaseModel):
    """All the fund's money for one thing; each sum is of the rows below it."""

    spent_fen: int = Field(description="已支出，分")
    left_fen: int = Field(description="还留着，分")
    held: list[HeldShown] = Field(description="新的在前")


@router.get(
    "/projects/{int:pk}/money", summary="一个项目用了多少钱", operation_id="read_project_money",
    response={200: MoneyShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_project_money(request: HttpRequest, pk: int) -> HttpResponse:
    """为这个项目安排、支出的专项资金，到每一张凭证；看得到资金的人才有。"""
    actor = actor_of(request)
    return told(_shown(money_for(actor, project=load_project(actor, pk).pk)))


@router.get(
    "/sites/{key}/money", summary="一处阵地用了多少钱", operation_id="read_site_money",
    response={200: MoneyShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_site_money(request: HttpRequest, key: str) -> HttpResponse:
    """为这处阵地安排、支出的专项资金，到每一张凭证；看得到资金、也管得到这里的人才有。"""
    actor = actor_of(request)
    site = load_site(actor, key)
    return told(_shown(money_for(actor, site=site.pk, unit=site.unit_id)))


def _shown(money: Traced | None) -> MoneyShown:
    """Raises Missing for who does not read the fund."""
    if money is None:
        raise Missing
    return MoneyShown(
        spent_fen=money.spent_fen, left_fen=money.left_fen, held=[_held(one) for one in money.held]
    )


def _held(one: Held) -> HeldShown:
    paid = [
        PaidShown(
            paid_on=row.paid_on, document_no=row.document_no, payee=row.payee,
            amount_fen=row.amount_fen, is_reversed=row.is_reversed,
        )
        for row in one.paid
    ]  # fmt: skip
    return HeldShown(
        no=one.no, title=one.title, use=one.use, state=one.state, amount_fen=one.amount_fen,
        spent_fen=one.spent_fen, left_fen=one.left_fen, made_at=one.made_at, made_as=one.made_as,
        decided_as=one.decided_as, paid=paid,
    )  # fmt: skip
