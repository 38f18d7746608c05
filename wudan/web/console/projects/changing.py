"""在清单上改: small facts on one short form, at once; what the gate judged on another, which goes to the gate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.projects.actions import changes
from wudan.projects.enums import ChangeState
from wudan.projects.models import Change, Project
from wudan.projects.permissions.changes import adjusting_objection, changing_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import AdjustForm, ChangeForm, DraftForm
from wudan.web.console.projects.loading import PROPOSERS, load_project
from wudan.web.console.projects.writing import choices_of
from wudan.web.submitting import submit


@for_roles(*PROPOSERS)
def project_adjustment(request: HttpRequest, pk: int) -> HttpResponse:
    """Wording, months, size of a listed project. 422 with what was typed."""
    project = load_project(request, pk)
    if request.method != "POST":
        return _page(request, project, AdjustForm(project=project, **choices_of()))
    form = AdjustForm(request.POST, project=project, **choices_of())

    def do() -> str:
        changes.adjust(
            project=project, draft=form.changed(project), by=actor_of(request), at=clock.now(),
            seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("project", pk)

    return submit(
        request, form, do, done=_("改好了，菜单上也跟着改了。"),
        show=lambda words, status: _page(request, project, form, words, status),
    )  # fmt: skip


@for_roles(*PROPOSERS)
def project_change_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """What the gate judged, as it should be instead; one that came back to be mended is filled in."""
    project = load_project(request, pk)
    if request.method != "POST":
        form = ChangeForm(project=project, before=_came_back(project), **choices_of())
        return _page(request, project, form)
    form = ChangeForm(request.POST, project=project, **choices_of())

    def do() -> str:
        changes.propose_change(
            project=project, draft=form.changed(project), why=form.cleaned_data["why"],
            by=actor_of(request), at=clock.now(), seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("project", pk)

    return submit(
        request, form, do, done=_("变更送去评审了。有决定以前，照清单上的做。"),
        show=lambda words, status: _page(request, project, form, words, status),
    )  # fmt: skip


def _came_back(project: Project) -> Change | None:
    over = Change.objects.filter(project=project, ended_at__isnull=False)
    last = over.order_by("-ended_at", "-number").first()
    return last if last is not None and last.state == ChangeState.SENT_BACK else None


def _page(
    request: HttpRequest, project: Project, form: DraftForm, words: str = "", status: int = 200
) -> HttpResponse:
    actor: Actor = actor_of(request)
    is_small = isinstance(form, AdjustForm)
    typed = request.method == "POST"  # what was typed is kept, whatever is said to it
    objection = (adjusting_objection if is_small else changing_objection)(actor, project)
    context = {
        "form": form, "project": project, "is_small": is_small,
        "refusal_words": words, "barred": objection.words if objection and not typed else "",
    }  # fmt: skip
    return render(request, "console/projects/changing.html", context, status=status)
