"""观摩: the four things a visiting delegation looks at, as they are (R008): 阵地建设、运行机制、项目策划、活动开展.

Made of what everybody may see; nothing is put up for visitors. Pilot status (R114) and key works (R103) too.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.projects.listed import going_with, list_on
from wudan.projects.models import KeyWork
from wudan.statistics.known import Numbers
from wudan.statistics.published import published
from wudan.statistics.showing import alone
from wudan.web.portal.picture.reading import year_of
from wudan.web.waiting import wait_words

_STEPS = {
    "accepted": Phrase("接单"),
    "dispatched": Phrase("派单"),
    "taken": Phrase("队伍接下"),
    "fulfilled": Phrase("办完"),
    "reviewed": Phrase("评单"),
}


@login_not_required
def visit(request: HttpRequest) -> HttpResponse:
    """One page; ten statements."""
    county, today = settings.PACK.county, clock.day_of(clock.now())
    kinds = Unit.objects.filter(county=county, ends_on=None).order_by().values_list("kind")
    listed = list_on(county, today)
    year = year_of(county, today)
    context = {
        "year": today.year, "pilot": settings.PACK.standing.pilot,
        "kinds": _named(dict(kinds.annotate(n=Count("pk")))), "list": listed,
        "key_works": [
            (work.name, len(found))
            for work, found in going_with(listed.projects, KeyWork.objects.filter(county=county).on(today))
        ],
        "waits": _waits(year),
        "whole": published(county, year=today.year, today=today).whole,
        "shifts": alone(year["shifts-held"]), "volunteers": alone(year["volunteers-came"]),
        "hours": year["service-minutes"] // 60,
    }  # fmt: skip
    return render(request, "portal/picture/visit.html", context)


def _named(counted: dict[str, int]) -> list[tuple[str, int]]:
    names = settings.PACK.site_kinds
    return [(names[kind], counted[kind]) for kind in names if counted.get(kind)]


def _waits(year: Numbers) -> list[tuple[str, str]]:
    """The middle wait of each step, where enough orders took it."""
    return [
        (label, wait_words(year.median(key)))
        for key, label in _STEPS.items()
        if alone(year[f"funnel-{key}"])
    ]
