"""文明家庭 on the desk: by where they stand; plates whose look is due; who is put forward anew."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.honors.actions import households as actions
from wudan.honors.enums.household import HouseholdStage
from wudan.honors.models import HouseholdHonor, HouseholdRules, HouseholdVisit, Plate
from wudan.honors.permissions.households import nominating_objection
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.households.forms import NominationForm
from wudan.web.households.loading import (
    KEEPERS,
    KNOWERS,
    brand,
    households_of,
    load_household,
    named_like,
)
from wudan.web.submitting import submit

_S = HouseholdStage
_TABS: dict[str, tuple[str, tuple[HouseholdStage, ...]]] = {
    "way": (Phrase("在评的"), (_S.ASKED, _S.HEARING)),
    "notice": (Phrase("公示中"), (_S.NOTICE,)),
    "honored": (Phrase("已命名"), (_S.HONORED,)),
    "over": (Phrase("没评上、不评了、已摘牌"), (_S.REFUSED, _S.DROPPED, _S.REVOKED)),
}
_MOST_DUE = 20


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool
    count: int


@for_roles(*KNOWERS)
def household_desk(request: HttpRequest) -> HttpResponse:
    """The list by stage, in the order of the tree; never by anything that compares households."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    visible = HouseholdHonor.objects.visible_to(actor)
    counts = dict(visible.order_by().values_list("stage").annotate(n=Count("pk")))
    asked = request.GET.get("tab", "")
    tab = asked if asked in _TABS else _first(counts)
    page = page_number(request)
    rows = visible.filter(stage__in=_TABS[tab][1]).with_names()
    shown = list(
        rows.order_by("unit__path", "-moved_at", "pk")[(page - 1) * PAGE : page * PAGE + 1]
    )
    due = Plate.objects.due(today).filter(honor__in=visible).select_related("honor__household")
    context = {
        "brand": brand(), "lines": shown[:PAGE], "today": today,
        "tabs": [
            Tab(_(words), address(request, tab=one, page=""), one == tab, sum(counts.get(s, 0) for s in stages))
            for one, (words, stages) in _TABS.items()
        ],
        "can_nominate": actor.may("nominate"), "can_visit": actor.may("visit_households"),
        "visits_count": HouseholdVisit.objects.of(actor).waiting().count() if actor.may("visit_households") else 0,
        "due": due.order_by("look_due_on", "no")[:_MOST_DUE],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "households/desk.html", context)


def _first(counts: dict[str, int]) -> str:
    """The first view that holds anything."""
    found = (one for one, (_words, stages) in _TABS.items() if any(counts.get(s) for s in stages))
    return next(found, "way")


@for_roles(*KEEPERS)
def household_finding(request: HttpRequest) -> HttpResponse:
    """Which household: found by title, number or name."""
    words = request.GET.get("q", "").strip()[:40]
    rows = households_of(actor_of(request))
    found = named_like(rows, words) if words else rows
    context = {"brand": brand(), "asked": words, "lines": found[:PAGE]}
    return render(request, "households/finding.html", context)


@for_roles(*KEEPERS)
def household_nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one forward: a sentence, and one for each criterion that is known."""
    household, at, actor = load_household(request, pk), clock.now(), actor_of(request)
    rules = HouseholdRules.objects.in_force(household.county, clock.day_of(at))
    if rules is None:
        raise Missing
    form = NominationForm(
        request.POST if request.method == "POST" else None, criteria=list(rules.criteria.all())
    )

    def show(words: str, status: int) -> HttpResponse:
        fault = nominating_objection(actor, household, on=clock.day_of(at))
        context = {
            "brand": brand(), "household": household, "form": form,
            "refusal_words": words or (fault.words if fault else ""), "is_open": fault is None,
        }  # fmt: skip
        return render(request, "households/nomination.html", context, status=status)

    def do() -> str:
        made = actions.nominate(household=household, by=actor, at=at, **form.told())
        return posting.page("household-honor", made.pk)

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("推荐了，等这户人家点头。"), show=show)


@for_roles(*KNOWERS)
def plate_register(request: HttpRequest) -> HttpResponse:
    """门牌登记: every plate there was, by number, with why it ended."""
    visible = HouseholdHonor.objects.visible_to(actor_of(request))
    page = page_number(request)
    rows = Plate.objects.filter(honor__in=visible).select_related(
        "honor__household", "honor__unit", "replaces"
    )
    shown = list(rows.order_by("no")[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "brand": brand(), "lines": shown[:PAGE], "today": clock.day_of(clock.now()),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "households/plates.html", context)
