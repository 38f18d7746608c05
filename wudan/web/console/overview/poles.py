"""两个重心: how the dynamic list leans (R003), which key works it goes with (R103), whether the county is a pilot (R114).

Every number opens to its projects on the page itself; they stand in the order of the list.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.projects.listed import going_with, list_on
from wudan.tables.replica import reports
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES, for_roles


@for_roles(*READERS, *SITES, "department_officer")
@reports
def poles(request: HttpRequest) -> HttpResponse:
    """The list of today; two statements."""
    found = list_on(settings.PACK.county, clock.day_of(clock.now()))
    context = {
        "pilot": settings.PACK.standing.pilot, "count": len(found.projects),
        "poles": [
            (share, [one for one in found.projects if one.pole == share.pole])
            for share in found.shares
        ],
        "is_open": actor_of(request).role in (*READERS, "center_office"),
        "key_works": going_with(found.projects, settings.PACK.standing.key_works),
    }  # fmt: skip
    return render(request, "console/overview/poles.html", context)
