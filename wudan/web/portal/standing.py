"""示范和标准, as everybody sees them: what a site is measured by, and what a delegation is shown.

A page for visitors (R008, R018) holds facts that open, never a mark out of a hundred.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Audience
from wudan.areas.enums import UnitKind
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.registers.known import held_at, known_of
from wudan.sites.models import Demonstration, SitePeriod, Standard
from wudan.teams.models import Team
from wudan.web.portal.cards import Card
from wudan.web.portal.site_cards import site_card, site_facts
from wudan.web.templatetags.words import day

_DAYS = 90
_SHOWN = ("teams", "orders", "activities", "rules")
"""What is known of a site and may be read by everybody: places and counts, no posts."""


def standing_cards(unit_id: int, kind: str) -> list[Card]:
    """The lines of a site's page: whether it is a demonstration site, and its standard."""
    today, cards = clock.day_of(clock.now()), list[Card]()
    if shown := Demonstration.objects.on(today).filter(site__unit=unit_id).first():
        label = _("示范所") if kind == UnitKind.INSTITUTE else _("示范站")
        until = _("到 {until}").format(until=day(shown.expires_on))
        cards.append({"label": label, "value": shown.why, "note": until})
        cards.append(
            {
                "label": _("来参观"),
                "value": _("看这里的情况"),
                "url": reverse("visit", args=[unit_id]),
            }
        )
    standard = Standard.objects.in_force(settings.PACK.county, today)
    if standard is not None and kind in standard.kinds:
        cards.append(
            {"label": _("按什么标准"), "value": standard.name, "url": reverse("site-standard")}
        )
    return cards


@login_not_required
def site_standard(request: HttpRequest) -> HttpResponse:
    """The standard the county goes by: what everybody may expect of a site."""
    today = clock.day_of(clock.now())
    standard = Standard.objects.in_force(settings.PACK.county, today)
    if standard is None:
        raise Missing
    context = {
        "standard": standard, "items": list(standard.items.order_by("position")),
        "papers": list(standard.papers.all()),
        "since": standard.periods.filter(starts_on__lte=today).order_by("-starts_on").first(),
    }  # fmt: skip
    return render(request, "portal/standing/standard.html", context)


@login_not_required
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """A demonstration site as a delegation is shown it. Raises Missing for any other site."""
    at = clock.now()
    today = clock.day_of(at)
    here = {"site__unit": min(pk, LARGEST_KEY), "site__unit__county": settings.PACK.county}
    shown = (
        Demonstration.objects.on(today).filter(**here).select_related("site__unit__parent").first()
    )
    period = (
        SitePeriod.objects.on(today).filter(**here).select_related("site__unit__parent").first()
    )
    if shown is None or period is None:
        raise Missing
    site, since = shown.site, today - timedelta(days=_DAYS)
    lately = held_at(site.unit).filter(
        audience=Audience.EVERYBODY, shifts__day__gte=since, shifts__day__lte=today
    )
    context = {
        "site": site_card(period), "items": site_facts(period, ""), "shown": shown,
        "known": [words for facts in known_of(site, _SHOWN, at=at).values() for words in facts],
        "teams": Team.objects.filter(unit__path__startswith=site.unit.path, unit__ends_on=None)
        .select_related("unit").order_by("unit__path"),
        "activities": lately.distinct().order_by("-opened_at", "-pk")[:10],
        "pairings": shown.pairings.running().select_related("helped__unit").order_by("starts_on", "pk"),
        "back": reverse("place", args=[site.unit_id]), "today": today, "label": _("示范所") if site.unit.kind == UnitKind.INSTITUTE else _("示范站"),
    }  # fmt: skip
    return render(request, "portal/standing/visit.html", context)
