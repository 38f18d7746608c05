"""A year's fund on one screen: granted, held, spent, left by use; each bar opens its commitments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.funds.enums import CommitmentState, MovementKind, Use
from wudan.funds.models import Commitment, FundLine, FundMovement, FundYear
from wudan.funds.permissions import year_objection
from wudan.funds.reporting import reached_of
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.funding import yuan
from wudan.kit.phrases import Phrase
from wudan.rewards.models import Provision
from wudan.rewards.solvency import gauge_of
from wudan.web.acting import actor_of
from wudan.web.console.funds.loading import KNOWERS, load_year
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number

_WIDE = 400
_SHOWN = 12
_TEN_THOUSAND = 1_000_000
_PARTS = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """One use: three numbers as words, and as widths of one bar."""

    use: str
    label: str
    granted: str
    reserved: str
    spent: str
    left: str
    spent_wide: int
    reserved_wide: int
    rows: list[Commitment]
    more: int


@for_roles(*KNOWERS)
def fund_desk(request: HttpRequest) -> HttpResponse:
    """This year's fund, or the newest there is."""
    rows = FundYear.objects.visible_to(actor_of(request)).filter(county=settings.PACK.county)
    this = day_of(clock.now()).year
    found = rows.filter(year__lte=this).order_by("-year").first() or rows.order_by("-year").first()
    if found is None:
        may = actor_of(request).may("keep_fund")
        return render(request, "console/funds/none.html", {"may": may})
    return _page(request, found)


@for_roles(*KNOWERS)
def fund_year(request: HttpRequest, year: int) -> HttpResponse:
    """One year."""
    return _page(request, load_year(request, year))


@for_roles(*KNOWERS)
def fund_rows(request: HttpRequest, year: int) -> HttpResponse:
    """Every movement of a year, newest first; nothing of it can be edited."""
    fund, page = load_year(request, year), page_number(request)
    rows = FundMovement.objects.filter(line__fund=fund).with_names().order_by("-pk")
    if (use := request.GET.get("use", "")) in Use.values:
        rows = rows.filter(line__use=use)
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "fund": fund, "use": use, "uses": _tabs(request, use),
        "rows": [(row, *(_signed(by) for by in (row.granted_by, row.reserved_by, row.spent_by))) for row in shown[:PAGE]],
        "previous": address(request, page=str(page - 1)) if page > 1 else "",
        "next": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/funds/rows.html", context)


@for_roles(*KNOWERS)
def fund_people(request: HttpRequest, year: int) -> HttpResponse:
    """Money beside the people it reached; no use is compared with another, each stands by itself."""
    fund = load_year(request, year)
    rows = [
        (one, yuan(one.spent.value), "" if one.each_fen is None else yuan(one.each_fen))
        for one in reached_of(fund)
    ]
    use = request.GET.get("use", "")
    opened = next((one for one, *_ in rows if one.use == use), None)
    parts = list(islice(opened.people.parts(), _PARTS)) if opened else []
    context = {"fund": fund, "rows": rows, "opened": opened, "parts": parts, "most": _PARTS}
    return render(request, "console/funds/people.html", context)


def _page(request: HttpRequest, fund: FundYear) -> HttpResponse:
    county, today, actor = fund.county, day_of(clock.now()), actor_of(request)
    lines = list(fund.lines.all())
    told = list(Commitment.objects.filter(line__fund=fund).order_by("-pk"))
    newest = Provision.objects.filter(county=county).order_by("-noted_at", "-pk").first()
    gauge = gauge_of(county, on=today, budget_fen=newest.amount_fen if newest else 0)
    years = FundYear.objects.filter(county=county).exclude(pk=fund.pk).order_by("-year")
    context = {
        "fund": fund, "bars": [_bar(line, told) for line in lines], "wide": _WIDE,
        "total": _short(sum(line.granted_fen for line in lines)),
        "spent": _short(sum(line.spent_fen for line in lines)),
        "reserved": _short(sum(line.reserved_fen for line in lines)),
        "left": _short(sum(line.left_fen for line in lines)),
        "added": _added(fund),
        "waiting": [one for one in told if one.state == CommitmentState.ASKED],
        "debt": _short(gauge.debt_fen), "strain": gauge.strain.label, "points": gauge.points,
        "years": list(years), "may": year_objection(actor, fund) is None,
        "keeps": actor.may("keep_fund"),
    }  # fmt: skip
    return render(request, "console/funds/year.html", context)


def _added(fund: FundYear) -> list[tuple[date, str, str, str]]:
    """What was granted beside within the year, a document a line: the day, its number, how much, why."""
    rows = FundMovement.objects.filter(line__fund=fund, kind=MovementKind.ADDED)
    told = rows.values_list("at", "document_no", "why").annotate(fen=Sum("granted_by"))
    return [(day_of(at), no, yuan(fen), why) for at, no, why, fen in told.order_by("at")]


def _short(fen: int) -> tuple[str, str]:
    """Number and unit, short enough for a phone; the exact sum stands in the bars and rows."""
    if fen < _TEN_THOUSAND:
        return f"{fen // 100:,}", _("元")
    return f"{fen / _TEN_THOUSAND:.2f}".rstrip("0").rstrip("."), _("万元")


def _bar(line: FundLine, told: Iterable[Commitment]) -> Bar:
    own = [one for one in told if one.line_id == line.pk]
    whole = max(1, line.granted_fen)
    return Bar(
        line.use, line.get_use_display(), yuan(line.granted_fen), yuan(line.reserved_fen), yuan(line.spent_fen),
        yuan(line.left_fen), line.spent_fen * _WIDE // whole, line.reserved_fen * _WIDE // whole,
        own[:_SHOWN], max(0, len(own) - _SHOWN),
    )  # fmt: skip


def _tabs(request: HttpRequest, use: str) -> list[dict[str, object]]:
    told = [("", Phrase("全部")), *Use.choices]
    return [
        {
            "label": words,
            "url": address(request, use=code, page=""),
            "current": code == use,
            "count": None,
        }
        for code, words in told
    ]


def _signed(fen: int) -> str:
    return "" if not fen else f"{'+' if fen > 0 else '−'}{yuan(abs(fen))}"
