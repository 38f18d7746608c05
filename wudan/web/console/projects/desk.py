"""项目: candidates and projects by where they stand; what waits for whom."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.catalog.models import ServiceChange
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.people.actors import Actor
from wudan.projects.enums import ChangeState, ProjectStage
from wudan.projects.models import Change, ExitProposal, Project, Reviewing
from wudan.projects.rhythm import forum_is_due
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.loading import KNOWERS
from wudan.web.console.rows import PAGE, address, page_number

_S = ProjectStage
_TABS: dict[str, tuple[str, tuple[ProjectStage, ...]]] = {
    "writing": (Phrase("在写的"), (_S.DRAFT, _S.REVISE)),
    "gate": (Phrase("评审中"), (_S.AT_GATE,)),
    "nursery": (Phrase("孵化中"), (_S.INCUBATING,)),
    "listed": (Phrase("在清单上"), (_S.TRIAL, _S.RUNNING)),
    "over": (Phrase("不准入和已退出"), (_S.REFUSED, _S.EXITED, _S.TAKEN_BACK)),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool
    count: int


@for_roles(*KNOWERS)
def project_desk(request: HttpRequest) -> HttpResponse:
    """The list by stage; exits to decide, looks that are due, reviews of one's own."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    visible = Project.objects.visible_to(actor)
    asked = request.GET.get("tab", "")
    tab = (
        asked if asked in _TABS else "listed" if actor.role in {"leader", "auditor"} else "writing"
    )
    counts = dict(visible.order_by().values_list("stage").annotate(n=Count("pk", distinct=True)))
    if not asked:
        tab = next(
            (one for one, (_w, stages) in _TABS.items() if any(counts.get(s) for s in stages)), tab
        )
    page = page_number(request)
    rows = visible.filter(stage__in=_TABS[tab][1]).select_related("unit", "platform", "area")
    shown = list(rows.order_by("-moved_at", "-pk")[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "lines": shown[:PAGE], "today": today, "tab": tab,
        "tabs": [
            Tab(_(words), address(request, tab=one, page=""), one == tab, sum(counts.get(s, 0) for s in stages))
            for one, (words, stages) in _TABS.items()
        ],
        "can_propose": actor.may("propose_projects"),
        "can_review": actor.may("review_projects"),
        "forum_due": _forum_due(actor),
        "sees_forums": actor.role != "team_leader", "sees_works": actor.role != "team_leader",
        "reviews_count": _waiting_reviews(actor), "exits": _exits(actor), "changes": _changes(actor),
        "menu_changes": _menu_changes(actor),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/projects/desk.html", context)


def _waiting_reviews(actor: Actor) -> int:
    return Reviewing.objects.of(actor).waiting().count() if actor.may("review_projects") else 0


def _forum_due(actor: Actor) -> str:
    """Where the last forum is long ago, for the office (R066)."""
    if not actor.may("decide_projects"):
        return ""
    pack = settings.PACK
    today = clock.day_of(clock.now())
    return forum_is_due(pack.county, months=pack.convening.forum_months, on=today)


def _changes(actor: Actor) -> list[Change]:
    """Changes of listed projects at the gate, the oldest first; for who decides."""
    if not actor.may("decide_projects"):
        return []
    rows = Change.objects.filter(
        project__unit__path__startswith=actor.unit_path, state=ChangeState.OPEN
    )
    return list(rows.select_related("project").order_by("proposed_at", "pk")[:20])


def _menu_changes(actor: Actor) -> list[ServiceChange]:
    """Changes of menu items that wait for a second person, the oldest first; for who decides."""
    rows = ServiceChange.objects.waiting_for(actor, county=settings.PACK.county)
    return list(rows.select_related("service__platform").order_by("asked_at", "pk")[:20])


def _exits(actor: Actor) -> list[ExitProposal]:
    """Proposals that wait for a person's decision, the oldest first; for who decides."""
    if not actor.may("decide_projects"):
        return []
    here = Q(project__unit__path__startswith=actor.unit_path)
    rows = ExitProposal.objects.filter(here, outcome="").select_related("project")
    return list(rows.order_by("proposed_at", "pk")[:20])
