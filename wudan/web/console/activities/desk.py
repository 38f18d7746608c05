"""活动: what the actor organizes: to come, being written, over, and what is kept as a pattern."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities.models import Activity
from wudan.activities.organized import organized
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.kit.text import tidy
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.hours.loading import KEEPERS
from wudan.web.console.rows import PAGE, address, page_number

ORGANIZERS = (
    "team_leader", "station_keeper", "institute_staff", "center_office", "department_officer",
)  # fmt: skip
_TABS = {
    "coming": Phrase("要办的"),
    "drafts": Phrase("起草中"),
    "past": Phrase("办过的"),
    "patterns": Phrase("模板"),
}
_LONGEST_QUESTION = 30


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool


@for_roles(*ORGANIZERS)
def activity_desk(request: HttpRequest) -> HttpResponse:
    """Those within reach, thirty a page; `q` looks in names."""
    actor, page = actor_of(request), page_number(request)
    tab = request.GET.get("tab", "coming")
    tab = tab if tab in _TABS else "coming"
    asked = tidy(request.GET.get("q", ""))[:_LONGEST_QUESTION].replace("\0", "")
    rows = organized(actor, tab)
    if asked:
        rows = rows.filter(title__icontains=asked)
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "activities": shown[:PAGE], "tab": tab, "asked": asked, "keeps_hours": actor.role in KEEPERS,
        "tabs": [Tab(_(words), address(request, tab=one, page=""), one == tab) for one, words in _TABS.items()],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/activities/desk.html", context)


def load(request: HttpRequest, no: str) -> Activity:
    """One the actor organizes. Raises Missing."""
    rows = Activity.objects.run_by(actor_of(request))
    named = rows.select_related(
        "unit",
        "team__unit",
        "leader",
        "service",
        "platform",
        "key_work",
        "area",
        "order",
        "booking__room",
    )
    found = named.filter(no=no).first() if len(no) <= 12 else None
    if found is None:
        raise Missing
    return found
