"""兑付压力: how large the debt in points is, what stands behind it, where it leads; in words and rows."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.rewards.actions.note_provision import note_provision
from wudan.rewards.enums.solvency import Strain
from wudan.rewards.models import Provision, Stock
from wudan.rewards.permissions.rule import adopting_objection
from wudan.rewards.solvency import AHEAD, Gauge, gauge_of
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import written

_MOST = 100
_TONES = {Strain.EASY: "good", Strain.TIGHT: "warn", Strain.SHORT: "bad"}
_HIGH, _STEP, _WIDE = 120, 64, 22


class ProvisionForm(PostForm):
    """How much, and where it comes from."""

    amount = forms.DecimalField(
        label=_("多少元"), min_value=Decimal(0), max_digits=11, decimal_places=2,
        error_messages={"required": _("请写多少元。"), "invalid": _("请写多少元，例：50000。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("钱从哪里来"), max_length=200, error_messages={"required": _("请写钱从哪里来。")},
        help_text=_("比如：县级专项 5 万，村集体分红 2 万。"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of the chart: two bars from the ground up."""

    label: str
    x: int
    earned_y: int
    earned_high: int
    spent_x: int
    spent_y: int
    spent_high: int


@for_roles("center_office", *READERS)
def solvency(request: HttpRequest) -> HttpResponse:
    """The gauge; by POST another provision."""
    if request.method != "POST":
        return _page(request, ProvisionForm())
    form = ProvisionForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        note_provision(
            county=settings.PACK.county, amount_fen=int(said["amount"] * 100), words=said["words"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("solvency")

    return submit(
        request, form, do, done=now_("记下了，压力按新的预算算。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, form: ProvisionForm, words: str = "", status: int = 200
) -> HttpResponse:
    county, today = settings.PACK.county, day_of(clock.now())
    provisions = list(Provision.objects.filter(county=county).order_by("-noted_at", "-pk")[:12])
    budget = provisions[0].amount_fen if provisions else 0
    gauge = gauge_of(county, on=today, budget_fen=budget)
    ahead = gauge.forecast
    context = {
        "gauge": gauge, "tone": _TONES[gauge.strain], "strain": gauge.strain.label, "ahead": ahead,
        "ahead_months": AHEAD, "ahead_strain": gauge.strain_of(ahead.usual).label if ahead else "",
        "worst_strain": gauge.strain_of(ahead.most).label if ahead else "",
        "debt": yuan(gauge.debt_fen), "stock": yuan(gauge.stock_fen), "budget": yuan(budget),
        "point": f"{gauge.point_fen / 100:.2f}", "bars": _bars(gauge), "wide": 6 * _STEP + 8,
        "provisions": [(one, yuan(one.amount_fen)) for one in provisions],
        "rows": [(row, yuan(row.count * row.good.cost_fen)) for row in _rows(county)],
        "form": form, "refusal_words": words, "notes": _notes(actor_of(request)),
    }  # fmt: skip
    return render(request, "console/counter/solvency.html", context, status=status)


def yuan(fen: int) -> str:
    """In yuan, with thousands apart."""
    return f"{fen // 100:,}"


def _notes(actor: Actor) -> bool:
    return adopting_objection(actor) is None


def _rows(county: str) -> "QuerySet[Stock]":
    """What is in stock, in the order of the tree."""
    rows = Stock.objects.filter(shop__county=county, count__gt=0).with_names()
    return rows.order_by(F("shop__unit__path"), "good__name")[:_MOST]


def _bars(gauge: Gauge) -> list[Bar]:
    top = max(1, *(max(one.earned, one.spent) for one in gauge.months))
    made = []
    for number, one in enumerate(gauge.months):
        earned, spent = max(0, one.earned) * _HIGH // top, max(0, one.spent) * _HIGH // top
        x = 8 + number * _STEP
        made.append(
            Bar(
                written(one.first, "n月"),
                x,
                _HIGH - earned,
                earned,
                x + _WIDE + 2,
                _HIGH - spent,
                spent,
            )
        )
    return made
