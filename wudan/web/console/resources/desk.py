"""资源清单: the register of the whole county, filtered; what runs out, what stands empty."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.people.actors import Actor
from wudan.sites.coverage import WHOLE_COUNTY
from wudan.sites.enums.resource import Origin, ResourceKind, ResourceStage
from wudan.sites.models import Resource
from wudan.sites.querysets.resource import ResourceQuerySet
from wudan.web.acting import actor_of, person_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.resources.choices import KEEPERS, towns
from wudan.web.console.rows import PAGE, address, page_number

TABS = {"all": Phrase("全部"), "ending": Phrase("协议快到期"), "idle": Phrase("开着没人用")}
_LONGEST = 40
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One list to choose from, and what was chosen."""

    name: str
    label: str
    chosen: str
    choices: list[tuple[str, str]]


@for_roles(*KEEPERS, *READERS)
def resource_desk(request: HttpRequest) -> HttpResponse:
    """The register; everybody at a desk sees all of the county's, to find what can be borrowed."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    county = person_of(request).county
    filters = _filters(request, county)
    tab = request.GET.get("tab", "all")
    tab = tab if tab in TABS else "all"
    kept = Resource.objects.of_county(county)
    ending = _mine(kept, actor).running_out(today)
    page = page_number(request)
    rows = _narrowed(_of_tab(tab, kept, ending, today), request, filters)
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    soon = list(ending[:_TOLD]) if tab == "all" and page == 1 else []
    context = {
        "rows": shown[:PAGE], "filters": filters, "q": request.GET.get("q", "")[:_LONGEST], "tab": tab,
        "tabs": [Tab(_(words), address(request, tab="" if one == "all" else one, page=""), one == tab) for one, words in TABS.items()],
        "soon": soon, "today": today, "may_enter": actor.may("keep_resources"),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/resources/desk.html", context)


def _of_tab(
    tab: str, kept: ResourceQuerySet, ending: "QuerySet[Resource]", today: date
) -> "QuerySet[Resource]":
    if tab == "ending":
        return ending
    if tab == "idle":
        return kept.idle(today).order_by("moved_at", "pk")
    return kept.order_by("-moved_at", "-pk")


def _mine(kept: ResourceQuerySet, actor: Actor) -> ResourceQuerySet:
    """What the actor's units keep; readers are shown all."""
    return kept.filter(unit__path__startswith=actor.unit_path) if actor.unit_path else kept


def _narrowed(
    rows: "QuerySet[Resource]", request: HttpRequest, filters: list[Filter]
) -> "QuerySet[Resource]":
    chosen = {one.name: one.chosen for one in filters if one.chosen}
    if words := request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]:
        rows = rows.filter(name__contains=words)
    if town := chosen.pop("town", ""):
        here = {"area": None} if town == WHOLE_COUNTY else {"area__code__startswith": town}
        rows = rows.filter(**here)
    return rows.filter(**chosen)


def _filters(request: HttpRequest, county: str) -> list[Filter]:
    tables = (
        ("kind", _("类别"), list(ResourceKind.choices)), ("origin", _("来源"), list(Origin.choices)),
        ("stage", _("进展"), list(ResourceStage.choices)), ("town", _("乡镇"), [*towns(county), (WHOLE_COUNTY, _("全县"))]),
    )  # fmt: skip
    found = []
    for name, label, listed in tables:
        asked = request.GET.get(name, "")
        codes = {code for code, _label in listed}
        found.append(Filter(name, label, asked if asked in codes else "", listed))
    return found
