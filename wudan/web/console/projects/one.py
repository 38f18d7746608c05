"""One project: what it says, what shows the need, where it stands, what can be done now."""

from dataclasses import dataclass
from datetime import datetime

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
from wudan.projects.models import Change, Decision, Joining, Project, Reviewing
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
from wudan.web.console.projects.appeals import DecisionAct
from wudan.web.console.projects.loading import KNOWERS, PROPOSERS, load_project
from wudan.web.console.projects.nursing import supports_of
from wudan.web.console.projects.project_act import ProjectAct
from wudan.web.submitting import submit

_BY_NOUN = {form.noun: form for form in FORMS}
_ABOUT_ONE = {form.noun: form for form in appeals.FORMS}


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that is open, folded until asked for."""

    label: str
    explain: str
    url: str
    form: ProjectAct | DecisionAct
    anchor: str = ""
    """Where on the page, for what is linked from elsewhere on it."""


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
    form = _BY_NOUN[noun](request.POST, project=found, at=at)

    def do() -> str:
        form.act(found, by=actor_of(request), at=at)
        return posting.page("project", pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, found, words, status, tried=form),
    )  # fmt: skip


@for_roles(*PROPOSERS)
def decision_act(request: HttpRequest, pk: int, decision: int, noun: str) -> HttpResponse:
    """An appeal against one decision, or the answer to it. 422 with what was typed."""
    found, at = load_project(request, pk), clock.now()
    about = next((one for one in decisions_of(found) if one.pk == decision), None)
    if about is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, f"{posting.page('project', pk)}#{noun}-{decision}")
    form = _ABOUT_ONE[noun](request.POST, decision=about)

    def do() -> str:
        form.act(by=actor_of(request), at=at)
        return posting.page("project", pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, found, words, status, tried=form),
    )  # fmt: skip


def offered(
    project: Project, actor: Actor, at: datetime, tried: ProjectAct | None = None
) -> list[Offered]:
    """What the actor may do now; an act that was refused stays open with what was typed."""
    found = []
    for form in FORMS:
        is_tried = tried is not None and tried.noun == form.noun
        if is_tried or form.ask(actor, project, at) is None:
            shown = tried if tried is not None and is_tried else form(project=project, at=at)
            url = posting.page(f"project-{form.noun}", project.pk)
            found.append(Offered(str(form.label), str(form.explain), url, shown))
    return found


def offered_about(
    decisions: list[Decision], actor: Actor, at: datetime, tried: DecisionAct | None = None
) -> list[Offered]:
    """The same about each decision: its appeal, and the answer to it."""
    found = []
    for decision in decisions:
        for form in appeals.FORMS:
            is_tried = tried is not None and (tried.noun, tried.decision.pk) == (form.noun, decision.pk)  # fmt: skip
            if is_tried or form.ask(actor, decision, at) is None:
                shown = tried if tried is not None and is_tried else form(decision=decision)
                url = posting.page(f"project-{form.noun}", decision.round.project_id, decision.pk)
                anchor = f"{form.noun}-{decision.pk}"
                found.append(Offered(shown.which, str(form.explain), url, shown, anchor))
    return found


def _page(
    request: HttpRequest, project: Project, words: str = "", status: int = 200, *,
    tried: ProjectAct | DecisionAct | None = None,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()
    latest, money = round_of(project), money_for(actor, project=project.pk)
    verdict = verdict_of(latest, at=at) if latest else None
    writes = writing_objection(actor, project, ProjectVerb.CORRECT) is None
    cases = Article.objects.visible_to(actor).filter(project=project).with_state()
    decisions = decisions_of(project)
    today = clock.day_of(at)
    of_one = tried if isinstance(tried, DecisionAct) else None
    of_all = tried if isinstance(tried, ProjectAct) else None
    about = offered_about(decisions, actor, at, of_one)
    acts = {one.form.decision.pk: one for one in about if isinstance(one.form, DecisionAct)}
    context = {
        "project": project, "refusal_words": words, "acts": [*offered(project, actor, at, of_all), *about],
        "writes": writes, "shown": shown_by(project), "no_need": need_objection(project),
        "submitting_objection": submitting_objection(actor, project) if writes else None,
        "twin": twin_of(project), "round": latest, "verdict": _seen(actor, project, verdict),
        "reviewings": _reviewings(actor, project, latest), "is_keeper": gate_objection(actor, project) is None,
        "decisions": [(one, acts.get(one.pk), settled_objection(one, on=today)) for one in decisions],
        "turns": history_of(project), **_changing(actor, project),
        "entries": project.entries.order_by("-entered_on"), "looks": project.looks.order_by("-on"),
        "exits": project.exit_proposals.order_by("-pk"),
        "supports": supports_of(project, money),
        "figures": _figures(project, at), "today": today,
        "cases": cases.select_related("unit", "proposed").order_by("-pk"),
        "money": money, "joined": Joining.objects.of_project(project.pk, on=today),
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
