"""应整尽整 (R021): integrated ÷ known, by kind or by town; each line opens to its rows."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.sites import coverage
from wudan.web.acting import person_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.resources.choices import KEEPERS
from wudan.web.console.resources.desk import Tab
from wudan.web.console.rows import address


@for_roles(*KEEPERS, *READERS)
def resource_coverage(request: HttpRequest) -> HttpResponse:
    """The ratio of the county and of each line; no line is ordered by how well it does."""
    county = person_of(request).county
    by_town = request.GET.get("by") == "town"
    lines = coverage.by_town(county) if by_town else coverage.by_kind(county)
    desk, field = reverse("resource-desk"), "town" if by_town else "kind"
    rows = [{"line": line, "url": f"{desk}?{urlencode({field: line.key})}"} for line in lines]
    context = {
        "rows": rows, "whole": coverage.whole(lines),
        "tabs": [
            Tab(_("按类别"), address(request, by=""), not by_town),
            Tab(_("按乡镇"), address(request, by="town"), by_town),
        ],
    }  # fmt: skip
    return render(request, "console/resources/coverage.html", context)
