"""试算: asked for by the office; a page that tells how far it is, then old beside new. Nothing is switched on."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.rewards.actions.rules import try_out
from wudan.rewards.figures import NOTHING, CellTold, Pair, SideTold, shown, together
from wudan.rewards.models import PointRule, Trial
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.earning.forms import TrialForm
from wudan.web.console.earning.rules import rules_page
from wudan.web.console.guard import for_roles
from wudan.web.submitting import submit
from wudan.web.tree import in_order


@dataclass(frozen=True, slots=True)
class Month:
    """One month: both sides, and the longest bar of the quarter."""

    label: str
    old: int
    new: int
    old_yuan: str
    new_yuan: str


@for_roles("center_office")
def trial_asking(request: HttpRequest) -> HttpResponse:
    """Ask for a trial of a version."""
    if request.method != "POST":
        return posting.go(request, posting.page("point-rules"))
    form = TrialForm(request.POST, county=settings.PACK.county)

    def do() -> str:
        said = form.cleaned_data
        recent = said["span"] == "recent"
        made = try_out(rules=said["rules"], recent=recent, by=actor_of(request), at=clock.now())
        return posting.page("trial", made.pk)

    return submit(
        request, form, do, done=_("开始算了，可以先去忙别的。"),
        show=lambda words, status: rules_page(request, words, status, form=form),
    )  # fmt: skip


@for_roles("center_office", "auditor")
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and what came of it."""
    rows = Trial.objects.readable_by(actor_of(request)).select_related("rules")
    found = rows.filter(pk=pk, county=settings.PACK.county).first()
    if found is None:
        raise Missing
    context = {"trial": found, **(_result(found) if found.state == "done" else {})}
    return render(request, "console/earning/trial.html", context)


def _result(found: Trial) -> dict[str, object]:
    sides = [_sides(found, name) for name in ("old", "new")]
    months = [
        Month(month, one["old"]["whole"]["spend"], one["new"]["whole"]["spend"], _yuan([one["old"]]), _yuan([one["new"]]))
        for month, one in sorted(found.months.items())
    ]  # fmt: skip
    units, few_units = shown(_unit_pairs(sides))
    kinds, few_kinds = shown(_kind_pairs(sides, found))
    whole = Pair(now_("全县"), "", *(together(one["whole"] for one in side) for side in sides))
    return {
        "months": months, "longest": max([1, *(max(one.old, one.new) for one in months)]),
        "units": units, "few_units": few_units, "kinds": kinds, "few_kinds": few_kinds, "whole": whole,
        "old_yuan": _yuan(sides[0]), "new_yuan": _yuan(sides[1]),
    }  # fmt: skip


def _sides(found: Trial, name: str) -> list[SideTold]:
    return [month[name] for _key, month in sorted(found.months.items())]


def _yuan(side: list[SideTold]) -> str:
    """What the goods for it would cost."""
    return f"{sum(one['fen'] for one in side) // 100:,}"


def _unit_pairs(sides: list[list[SideTold]]) -> list[Pair]:
    """The units that gave something, in the order of the tree."""
    pks = {int(pk) for side in sides for one in side for pk in one["units"]}
    rows = in_order(Unit.objects.filter(pk__in=pks))
    return [_pair(unit.short_name, str(unit.pk), sides, "units") for unit in rows]


def _kind_pairs(sides: list[list[SideTold]], found: Trial) -> list[Pair]:
    """The kinds of acts, in the order of the rules."""
    codes = {code for side in sides for one in side for code in one["kinds"]}
    lines = PointRule.objects.filter(rules__county=found.county, code__in=codes)
    names = dict(lines.order_by("rules__version", "position").values_list("code", "name"))
    return [_pair(name, code, sides, "kinds") for code, name in names.items()]


def _pair(name: str, key: str, sides: list[list[SideTold]], group: str) -> Pair:
    def cell(side: list[SideTold]) -> CellTold:
        return together(one[group].get(key, NOTHING) for one in side)  # type: ignore[literal-required]

    return Pair(name, key, cell(sides[0]), cell(sides[1]))
