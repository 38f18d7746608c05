"""到访次数: who came to which site how often, in the order of the tree; and one site's own visits."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.inspections.actions.holding import month_of, most_of
from wudan.inspections.counting import burden_of
from wudan.inspections.enums import VisitKind
from wudan.inspections.models import UnitVisit, Visit
from wudan.kit import clock
from wudan.sites.models import Rectification, Site
from wudan.sites.permissions import DEMONSTRATING
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, SITES, for_roles
from wudan.web.console.rows import address
from wudan.web.console.standing.loading import load_site
from wudan.web.tree import place_in_tree


@for_roles(*OFFICE, *READERS)
def visit_burden(request: HttpRequest) -> HttpResponse:
    """A month, site by site within reach: in the order of the tree, never by the number."""
    actor, month = actor_of(request), _month(request)
    rows = Site.objects.filter(
        unit__path__startswith=actor.unit_path or "-", unit__ends_on=None, unit__kind__in=DEMONSTRATING
    ).select_related("unit__parent")  # fmt: skip
    sites = sorted(rows, key=lambda site: place_in_tree(site.unit.path))
    figures = burden_of([site.pk for site in sites], month, _last(month))
    every = request.GET.get("all") == "1"
    visited = [site for site in sites if any(figure.value for figure in figures[site.pk])]
    lines = [(site, figures[site.pk]) for site in (sites if every else visited)]
    context = {
        "lines": lines, "quiet": len(sites) - len(lines), "every_url": address(request, all="1"), "month": month, "previous_url": address(request, month=f"{_before(month):%Y-%m}"),
        "next_url": address(request, month=f"{_last(month) + timedelta(days=1):%Y-%m}") if _last(month) < _today() else "",
        "most": most_of(VisitKind.INSPECTION), "most_guidance": most_of(VisitKind.GUIDANCE),
    }  # fmt: skip
    return render(request, "console/inspections/burden.html", context)


@for_roles(*SITES, *READERS)
def site_visits(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Who came here, who is coming, what is to be mended."""
    site, actor, today = load_site(request, unit_id), actor_of(request), _today()
    named = Visit.objects.visible_to(actor).filter(site=site).select_related("inspection", "made_under", "check_made")  # fmt: skip
    since = _year_before(today)
    as_unit = UnitVisit.objects.visible_to(actor).filter(unit=site.unit_id).select_related("inspection__unit")  # fmt: skip
    context = {
        "unit_coming": as_unit.to_make().order_by("inspection__starts_on", "pk"),
        "unit_made": as_unit.filter(made_at__isnull=False).order_by("-made_at", "-pk")[:50],
        "site": site, "now": clock.now(), "since": since,
        "coming": named.to_make().order_by("inspection__starts_on", "pk"),
        "made": named.filter(made_at__isnull=False).order_by("-made_at", "-pk")[:50],
        "mending": Rectification.objects.open().filter(site=site).select_related("item", "result").order_by("due_at", "pk"),
        "figures": burden_of([site.pk], since, today)[site.pk],
        "most": most_of(VisitKind.INSPECTION), "most_guidance": most_of(VisitKind.GUIDANCE),
    }  # fmt: skip
    return render(request, "console/inspections/site.html", context)


def _today() -> date:
    return clock.day_of(clock.now())


def _year_before(day: date) -> date:
    return month_of(day).replace(year=day.year - 1)


def _month(request: HttpRequest) -> date:
    """The month asked for, of the last twelve; this one when it makes no sense."""
    this, text = month_of(_today()), request.GET.get("month", "")
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return this
    return asked if _year_before(this) <= asked <= this else this


def _before(month: date) -> date:
    return month_of(month - timedelta(days=1))


def _last(month: date) -> date:
    """The last day of the month that begins on this day."""
    return month_of(month + timedelta(days=32)) - timedelta(days=1)
