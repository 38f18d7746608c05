"""积分规则和村规, as everybody sees them: in plain words, with the day from which they count; to be printed for the wall."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.rewards.models import PointRules, PointRulesPeriod, VillageRules
from wudan.web.earning_words import limits_in_words, lines_in_words
from wudan.web.portal.cards import Card


@login_not_required
def earning_rules(request: HttpRequest) -> HttpResponse:
    """The county's rules: what counts now, and what is decided for later."""
    today, county = clock.day_of(clock.now()), settings.PACK.county
    rules = PointRules.objects.prefetch_related("lines", "vetoes").in_force(county, today)
    periods = list(PointRulesPeriod.objects.of_county(county))
    context = {
        "rules": rules, "lines": lines_in_words(rules) if rules else [],
        "limits": limits_in_words(rules) if rules else "",
        "present": next((one for one in periods if rules and one.rules_id == rules.pk and one.starts_on <= today), None),
        "coming": [one for one in periods if one.starts_on > today],
    }  # fmt: skip
    return render(request, "portal/earning/rules.html", context)


@login_not_required
def village_rules_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """A village's own rules, who decided them and when; also the sheet for its wall."""
    today = clock.day_of(clock.now())
    unit = Unit.objects.filter(pk=min(pk, LARGEST_KEY), kind=UnitKind.STATION, ends_on=None).first()
    found = VillageRules.objects.on(today).filter(unit=unit).prefetch_related("items").first()
    if unit is None:
        raise Missing
    context = {"unit": unit, "rules": found, "county": PointRules.objects.in_force(unit.county, today)}  # fmt: skip
    return render(request, "portal/earning/village.html", context)


def earning_cards(unit_id: int, kind: str) -> list[Card]:
    """The line of a site's page: the way to its village's rules."""
    if kind != UnitKind.STATION:
        return []
    url = reverse("village-rules-shown", args=[unit_id])
    return [{"label": _("村规"), "value": _("看加什么、减什么"), "url": url}]
