"""The year as a sheet of Excel: no person stands in it, so it is made at once (R104–R110)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from wudan.funds.models import Commitment, FundYear
from wudan.kit import clock
from wudan.kit.sheets import Column, Mark, Value, XlsxSheet
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.funds.loading import KNOWERS, load_year
from wudan.web.console.funds.things import url_of
from wudan.web.console.guard import for_roles

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = (
    Column("用途", 18), Column("办什么", 30), Column("用在哪里", 30), Column("下达（元）", 14), Column("安排（元）", 14),
    Column("支出（元）", 14), Column("放回或结转（元）", 16), Column("还剩（元）", 14), Column("状态", 12), Column("凭证号", 30),
)  # fmt: skip


@for_roles(*KNOWERS)
def fund_sheet(request: HttpRequest, year: int) -> HttpResponse:
    """The file."""
    fund = load_year(request, year)
    answer = HttpResponse(drawn(fund, by=actor_of(request), at=clock.now()), content_type=_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="fund-{fund.year}.xlsx"'
    return answer


def drawn(fund: FundYear, *, by: Actor, at: datetime) -> bytes:
    """Each use, and below it its commitments."""
    mark = Mark(f"{fund.year}", by.label, at, "专项资金台账")
    sheet = XlsxSheet(f"{fund.year} 年专项资金", _COLUMNS, mark)
    told: dict[int, list[Commitment]] = {}
    rows = Commitment.objects.filter(line__fund=fund).with_links().prefetch_related("spendings")
    for one in rows.order_by("pk"):
        told.setdefault(one.line_id, []).append(one)
    for line in fund.lines.all():
        sheet.add([line.get_use_display(), "合计", "", _yuan(line.granted_fen), _yuan(line.reserved_fen),
                   _yuan(line.spent_fen), "", _yuan(line.left_fen), "", ""])  # fmt: skip
        for one in told.get(line.pk, []):
            sheet.add(_row(one))
    return sheet.finish()


def _row(one: Commitment) -> list[Value]:
    papers = "、".join(row.document_no for row in one.spendings.all() if row.reversed_at is None)
    return [one.get_use_display(), one.title, url_of(one)[0], "", _yuan(one.amount_fen), _yuan(one.spent_fen),
            _yuan(one.released_fen), _yuan(one.left_fen), one.get_state_display(), papers]  # fmt: skip


def _yuan(fen: int) -> str:
    """As text with two places: a sheet's own numbers would lose fen."""
    return f"{fen // 100}.{fen % 100:02d}"
