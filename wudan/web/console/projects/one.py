"""One project: what it says, what shows the need, where it stands, what can be done now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.content.models import Article
from wudan.funds.tracing import money_for
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.projects.enums import ChangeState, ProjectVerb
from wudan.projects.evidence import need_objection, shown_by
from wudan.projects.figures import Figures
from wudan.projects.flow import LISTED
from wudan.projects.history import decisions_of, history_of, wanted
from wudan.projects.models import Change, Joining, Project, Reviewing
from wudan.projects.permissions.candidates import submitting_objection, writing_objection
from wudan.projects.permissions.changes import adjusting_objection, changing_objection
from wudan.projects.permissions.gate import gate_objection, settled_objection
from wudan.projects.twins import twin_of
from wudan.projects.verdicts import Verdict, verdict_of
from wudan.registers.projects import figures_of
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects import appeals
from wudan.web.console.projects.acts import FORMS, round_of
from wudan.web.console.projects.loading import KNOWERS, PROPOSERS, load_project
from wudan.web.console.projects.nursing import supports_of
from wudan.web.console.projects.project_act import About, Act
from wudan.web.submitting import submit

_MOST_PARTED = 6
Tried = Act[Any] | None
"""What was refused just now, as it was typed."""
_BY_NOUN = {form.noun: form for form in FORMS}
_ABOUT_ONE = {form.noun: form for form in appeals.FORMS}


@for_roles(*KNOWERS)
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_project(request, pk))


@for_roles(*PROPOSERS)
def project_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed."""
    found, at = load_project(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("project", pk))
    return _submit(request, found, _BY_NOUN[noun](request.POST, about=found, at=at), found, at)


@for_roles(*PROPOSERS)
def decision_act(request: HttpRequest, pk: int, decision: int, noun: str) -> HttpResponse:
    """An appeal against one decision, or the answer to it. 422 with what was typed."""
    found, at = load_project(request, pk), clock.now()
    about = next((one for one in decisions_of(found) if one.pk == decision), None)
    if about is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, f"{posting.page('project', pk)}#{noun}-{decision}")
    return _submit(request, found, _ABOUT_ONE[noun](request.POST, about=about, at=at), about, at)


def offered(
    forms: Sequence[type[Act[About]]], about: About, actor: Actor, at: datetime, tried: Tried = None
) -> list[Act[About]]:
    """What the actor may do now about the project, or one of its decisions; what was refused stays as it was typed."""
    found: list[Act[About]] = []
    for form in forms:
        if tried is not None and (tried.noun, tried.about) == (form.noun, about):
            found.append(tried)
        elif form.ask(actor, about, at) is None:
            found.append(form(about=about, at=at))
    return found


def _submit(
    request: HttpRequest, project: Project, form: Act[About], about: About, at: datetime
) -> HttpResponse:
    def do() -> str:
        form.act(about, by=actor_of(request), at=at)
        return posting.page("project", project.pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, project, words, status, tried=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, project: Project, words: str = "", status: int = 200, *,
    tried: Tried = None,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()
    latest, money = round_of(project), money_for(actor, project=project.pk)
    verdict = verdict_of(latest, at=at) if latest else None
    writes = writing_objection(actor, project, ProjectVerb.CORRECT) is None
    cases = Article.objects.visible_to(actor).filter(project=project).with_state()
    decisions = decisions_of(project)
    today = clock.day_of(at)
    own = {one.pk: offered(appeals.FORMS, one, actor, at, tried) for one in decisions}
    about = [act for acts in own.values() for act in acts]
    context = {
        "project": project, "refusal_words": words, "acts": [*offered(FORMS, project, actor, at, tried), *about],
        "writes": writes, "shown": shown_by(project), "no_need": need_objection(project),
        "submitting_objection": submitting_objection(actor, project) if writes else None,
        "twin": twin_of(project), "round": latest, "verdict": _seen(actor, project, verdict),
        "reviewings": _reviewings(actor, project, latest), "is_keeper": gate_objection(actor, project) is None,
        "decisions": [(one, next(iter(own[one.pk]), None), settled_objection(one, on=today)) for one in decisions],
        "turns": history_of(project), **_changing(actor, project),
        "entries": project.entries.order_by("-entered_on"), "looks": project.looks.order_by("-on"),
        "exits": project.exit_proposals.order_by("-pk"),
        "supports": supports_of(project, money),
        "figures": _figures(project, at), "today": today,
        "cases": cases.select_related("unit", "proposed").order_by("-pk"),
        "money": money, "joined": Joining.objects.of_project(project.pk, on=today),
        "parted": Joining.objects.past().filter(project=project)[:_MOST_PARTED],
    }  # fmt: skip
    return render(request, "console/projects/project.html", context, status=status)


def _changing(actor: Actor, project: Project) -> dict[str, object]:
    """What of a listed project may be changed by whom looks, and the last change that was proposed."""
    if project.stage not in LISTED:
        return {}
    newest = Change.objects.filter(project=project).order_by("-number")
    change = newest.filter(state=ChangeState.OPEN).first() or newest.first()
    return {
        "adjusts": adjusting_objection(actor, project) is None,
        "proposes": changing_objection(actor, project) is None, "change": change,
        "wanted": wanted(project, change.content) if change else [],
    }  # fmt: skip


def _seen(actor: Actor, project: Project, verdict: Verdict | None) -> Verdict | None:
    """The count is the keeper's, once the round is over; nobody else's here."""
    may = gate_objection(actor, project) is None and not _reviews(actor, project)
    return verdict if verdict and may and verdict.is_over else None


def _reviewings(actor: Actor, project: Project, latest: object) -> list[Reviewing]:
    """Who reviews: the keeper's to know; the proposer reads words, never names."""
    if latest is None or gate_objection(actor, project) is not None:
        return []
    rows = Reviewing.objects.filter(round__project=project, round=round_of(project))
    return list(rows.select_related("person").order_by("pk"))


def _reviews(actor: Actor, project: Project) -> bool:
    return Reviewing.objects.filter(round__project=project, person=actor.person_id).exists()


def _figures(project: Project, at: datetime) -> Figures | None:
    return figures_of([project], at=at)[project.pk] if project.stage in LISTED else None
