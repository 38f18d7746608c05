"""分布报告: how services lie over villages and orders over teams, the longest wait, and hindsight.

Figures and their distribution; each bar opens to its rows in the order of the tree. No ranking.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.registers.actions import ask_report
from wudan.registers.enums import ReportState
from wudan.registers.models import SpreadReport
from wudan.registers.permissions import reporting_objection
from wudan.registers.spread import BANDS, DAYS, Window, in_band, teams, villages
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit
from wudan.web.tree import place_in_tree

SPREAD_READERS = (*READERS, "center_office")
_WIDE, _HIGH, _BAR, _STEP = 390, 150, 40, 62
_TOP, _FLOOR = 20, 120
_READERS = {"villages": villages, "teams": teams}
_TITLES = {
    "villages": gettext_lazy("各村得到的服务"), "teams": gettext_lazy("各队办的单"),
}  # fmt: skip
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a distribution: how many, drawn how high, and where its rows are."""

    label: str
    n: int
    x: int
    y: int
    high: int
    middle: int
    url: str


@dataclass(frozen=True, slots=True)
class Side:
    """Villages or teams: the figures and the bars."""

    count: int
    reached: int
    percent: int
    gini: float
    bars: tuple[Bar, ...]


@for_roles(*SPREAD_READERS)
def spread_report(request: HttpRequest) -> HttpResponse:
    """The newest report; the office may have it reckoned anew."""
    if request.method == "POST":
        return submit(
            request, PostForm(request.POST), lambda: _ask(request),
            done=gettext_lazy("在算了，一会儿刷新就有。"),
            show=lambda words, status: _page(request, words=words, status=status),
        )  # fmt: skip
    return _page(request)


@for_roles(*SPREAD_READERS)
def spread_rows(request: HttpRequest, side: str, band: int) -> HttpResponse:
    """The villages or teams of one bar, in the order of the tree."""
    report = SpreadReport.objects.newest_of(settings.PACK.county)
    if report is None or side not in _READERS or band >= len(BANDS):
        raise Missing
    rows = _READERS[side](settings.PACK.county, Window.before(report.until))
    found = sorted(in_band(rows, band), key=lambda row: place_in_tree(row.path))
    context = {
        "title": _TITLES[side], "band": _band(band), "rows": found, "side": side, "days": DAYS,
        "until": report.until,
    }  # fmt: skip
    return render(request, "console/reports/rows.html", context)


def _ask(request: HttpRequest) -> str:
    ask_report(county=settings.PACK.county, by=actor_of(request), at=clock.now())
    return page("spread-report")


def _page(request: HttpRequest, *, words: str = "", status: int = 200) -> HttpResponse:
    county, actor = settings.PACK.county, actor_of(request)
    rows = list(SpreadReport.objects.filter(county=county).order_by("-until", "-pk")[:3])
    report = next((row for row in rows if row.state == ReportState.DONE), None)
    told = report.figures if report else {}
    context = {
        "report": report, "waiting": any(row.state == ReportState.WAITING for row in rows),
        "refusal_words": words, "form": PostForm(), "days": DAYS, "wide": _WIDE, "high": _HIGH,
        "may_ask": reporting_objection(actor) is None,
        "villages": _side("villages", told), "teams": _side("teams", told),
        "waits": _waits(actor, told), "hindsight": _hindsight(told), "month": told.get("month", ""),
    }  # fmt: skip
    return render(request, "console/reports/spread.html", context, status=status)


def _side(side: str, told: dict[str, dict[str, object]]) -> Side | None:
    if side not in told:
        return None
    one = told[side]
    counts = [int(n) for n in one["bands"]]  # type: ignore[attr-defined]
    most, count, reached = max(counts) or 1, int(str(one["count"])), int(str(one["reached"]))
    bars = []
    for place, n in enumerate(counts):
        high = round((_FLOOR - _TOP) * n / most)
        x = 12 + place * _STEP
        url = reverse("spread-rows", args=[side, place]) if n else ""
        bars.append(Bar(_band(place), n, x, _FLOOR - high, high, x + _BAR // 2, url))
    percent = round(_HUNDRED * reached / count) if count else 0
    return Side(count, reached, percent, float(str(one["gini"])), tuple(bars))


def _band(place: int) -> str:
    least, most = BANDS[place]
    if most is None:
        return _("{n} 次以上").format(n=least)
    if least == most:
        return _("{n} 次").format(n=least)
    return _("{least}–{most} 次").format(least=least, most=most)


def _waits(actor: Actor, told: dict[str, dict[str, dict[str, object]]]) -> list[dict[str, object]]:
    """The two longest waits; each opens to its order where the reader may see it."""
    labels = {"open": _("还没办的，等得最久的"), "done": _("办完的，等得最久的")}
    found = {key: one for key, one in told.get("waits", {}).items() if one}
    numbers = [one["no"] for one in found.values()]
    seen = set(
        Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
        .filter(no__in=numbers)
        .values_list("no", flat=True)
    )
    return [
        {"label": labels[key], "days": one["days"], "no": one["no"] if one["no"] in seen else ""}
        for key, one in found.items()
    ]


def _hindsight(told: dict[str, dict[str, float]]) -> dict[str, object] | None:
    """The loss in words: percent, hours of cost, and what was left open."""
    one = told.get("hindsight")
    if not one or not one["orders"]:
        return None
    loss = one["loss"]
    return {
        **one, "percent": None if loss is None else round(_HUNDRED * loss, 1),
        "hours": round(one["cost"] / 3600), "best_hours": round(one["best"] / 3600),
        "bound_hours": round(one["bound"] / 3600), "open": one["orders"] - one["served"],
        "open_at_best": one["orders"] - one["could"],
    }  # fmt: skip
