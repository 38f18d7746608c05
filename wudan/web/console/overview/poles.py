"""两个重心: how the dynamic list leans (R003), what of it goes with each key work (R103), whether the county is a pilot (R114).

Every number opens to its projects on the page itself; they stand in the order of the list.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.projects.listed import going_with, list_on
from wudan.projects.models import KeyWork
from wudan.tables.replica import reports
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES, for_roles


@for_roles(*READERS, *SITES, "department_officer")
@reports
def poles(request: HttpRequest) -> HttpResponse:
    """The list of today; four statements."""
    county, today = settings.PACK.county, clock.day_of(clock.now())
    found = list_on(county, today)
    context = {
        "pilot": settings.PACK.standing.pilot, "count": len(found.projects),
        "poles": [
            (share, [one for one in found.projects if one.pole == share.pole])
            for share in found.shares
        ],
        "is_open": actor_of(request).role in (*READERS, "center_office"),
        "key_works": going_with(found.projects, KeyWork.objects.filter(county=county).on(today)),
    }  # fmt: skip
    return render(request, "console/overview/poles.html", context)
