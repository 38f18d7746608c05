"""公开名册: households that let themselves be shown, and one of them; nothing is kept, so a no works at once."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.enums.household import Display
from wudan.honors.files import honor_pictures_kept
from wudan.honors.listed import listed, reasons_of, shown_households
from wudan.honors.models import HouseholdHonor, HouseholdRules
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.web.acting import is_signed_in
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.households.loading import brand, picture_of, shown_honor


@login_not_required
def household_register(request: HttpRequest) -> HttpResponse:
    """By town and station, with what is looked at; four statements at most."""
    page, county = page_number(request), settings.PACK.county
    rules = HouseholdRules.objects.in_force(county, clock.day_of(clock.now()))
    rows = list(shown_households(county)[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "brand": brand(), "lines": listed(rows[:PAGE]),
        "criteria": list(rules.criteria.all()) if rules else [], "is_signed_in": is_signed_in(request),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(rows) > PAGE else "",
    }  # fmt: skip
    answer = render(request, "households/register.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@login_not_required
def household_shown(request: HttpRequest, no: str) -> HttpResponse:
    """One of them. Raises Missing as soon as it does not agree any more."""
    honor = shown_honor(no, shown_households(settings.PACK.county))
    context = {"brand": brand(), "line": listed([honor])[0], "reasons": reasons_of(honor)}
    answer = render(request, "households/shown.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@login_not_required
def household_shown_picture(request: HttpRequest, no: str) -> HttpResponse:
    """The picture, with a consent to it and to the name. Raises Missing."""
    named = HouseholdHonor.objects.filter(county=settings.PACK.county).shown()
    honor = shown_honor(no, named)
    if not honor.picture or not honor.displays.live().filter(kind=Display.PICTURE).exists():
        raise Missing
    return picture_of(honor_pictures_kept().get(honor.picture))
