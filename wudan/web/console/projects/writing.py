"""写项目: a candidate is proposed, corrected, and shown to be needed by rows of the county's own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform
from wudan.kit import clock, numbers
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Missing
from wudan.orders.models import Order
from wudan.projects.actions import candidates
from wudan.projects.enums import ForumState, ProjectVerb, SpeakerKind
from wudan.projects.evidence import SAYS_NOTHING, UNMET, shown_by
from wudan.projects.models import ForumNote, NeedEvidence, Project
from wudan.projects.permissions.candidates import writing_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import DraftForm
from wudan.web.console.projects.loading import PROPOSERS, load_project
from wudan.web.submitting import PostForm, submit

_SHOWN = 30


@for_roles(*PROPOSERS)
def project_new(request: HttpRequest) -> HttpResponse:
    """Propose one; `note` is the forum note it comes from. 422 with what was typed."""
    actor = actor_of(request)
    heard = _heard(request.GET.get("note", ""))
    if request.method != "POST":
        return _form_page(request, _form(None, need=heard.words if heard else ""), heard=heard)
    form = _form(request.POST)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = candidates.propose(
            unit=unit, draft=form.draft(), heard=heard, by=actor, at=clock.now()
        )
        return posting.page("project", made.pk)

    return submit(
        request, form, do, done=_("写下了。引用证据以后送交评审。"),
        show=lambda words, status: _form_page(request, form, words, status, heard=heard),
    )  # fmt: skip


@for_roles(*PROPOSERS)
def project_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it right; each change is a version."""
    project = load_project(request, pk)
    if request.method != "POST":
        return _form_page(request, _form(None, project), project=project)
    form = _form(request.POST, project)

    def do() -> str:
        candidates.correct(
            project=project, draft=form.draft(), seen=posting.seen_version(request),
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("project", pk)

    return submit(
        request, form, do, done=_("改好了，成了新的一版。"),
        show=lambda words, status: _form_page(request, form, words, status, project=project),
    )  # fmt: skip


@for_roles(*PROPOSERS)
def project_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Orders and notes to tick as evidence of need; what is linked already."""
    project, form = load_project(request, pk), PostForm(request.POST)
    if request.method != "POST":
        return _evidence_page(request, project)

    def do() -> str:
        _link_all(request, project)
        return posting.page("project-evidence", pk)

    return submit(
        request, form, do, done=_("引用了。"),
        show=lambda words, status: _evidence_page(
            request, project, words or _told(form), status
        ),
    )  # fmt: skip


@for_roles(*PROPOSERS)
def evidence_removal(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take one away."""
    project, form = load_project(request, pk), PostForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("project-evidence", pk))

    def do() -> str:
        found = NeedEvidence.objects.filter(project=project, pk=min(row, LARGEST_KEY)).first()
        if found is None:
            raise Missing
        candidates.unlink(project=project, evidence=found, by=actor_of(request), at=clock.now())
        return posting.page("project-evidence", pk)

    return submit(
        request, form, do, done=_("去掉了。"),
        show=lambda words, status: _evidence_page(
            request, project, words or _told(form), status
        ),
    )  # fmt: skip


def _link_all(request: HttpRequest, project: Project) -> None:
    actor, at = actor_of(request), clock.now()
    visible = Order.objects.visible_to(actor, on=clock.day_of(at))
    typed = request.POST.get("number", "").replace(" ", "").replace("-", "")
    orders = list(visible.filter(pk__in=_keys(request, "orders")))
    if typed:
        found = visible.filter(no=typed).first() if numbers.is_number(typed) else None
        if found is None:
            raise Malformed({"number": str(_("没有这个单号，或不在您的范围内。"))})
        orders.append(found)
    notes = list(ForumNote.objects.filter(pk__in=_keys(request, "notes")).select_related("forum"))
    if not orders and not notes:
        raise Malformed({"orders": str(_("先勾选，或写单号。"))})
    for order in orders:
        candidates.link_order(project=project, order=order, by=actor, at=at)
    for note in notes:
        candidates.link_note(project=project, heard=note, by=actor, at=at)


def _told(form: PostForm) -> str:
    """What is wrong, where the page has no field to say it at."""
    return in_words(Listed(SEMICOLON, (str(fault) for fault in form.non_field_errors())))


def _keys(request: HttpRequest, name: str) -> list[int]:
    texts = request.POST.getlist(name)[:_SHOWN]
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 16]


def _heard(text: str) -> ForumNote | None:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        return None
    rows = ForumNote.objects.filter(forum__county=settings.PACK.county, pk=int(text))
    return rows.select_related("forum").first()


def choices_of() -> dict[str, Any]:
    """The county's platforms and places, for a form: two statements."""
    county = settings.PACK.county
    areas = Area.objects.filter(ends_on=None, code__startswith=county).order_by("code")
    return {"platforms": list(Platform.objects.filter(county=county)), "areas": list(areas)}


def _form(data: object, project: Project | None = None, *, need: str = "") -> DraftForm:
    return DraftForm(data, project=project, need=need, **choices_of())


def _form_page(
    request: HttpRequest, form: DraftForm, words: str = "", status: int = 200, *,
    project: Project | None = None, heard: ForumNote | None = None,
) -> HttpResponse:  # fmt: skip
    objection, typed = None, request.method == "POST"  # what was typed is kept
    if project is not None:
        objection = writing_objection(actor_of(request), project, ProjectVerb.CORRECT)
    context = {
        "form": form, "project": project, "heard": heard,
        "refusal_words": words, "barred": objection.words if objection and not typed else "",
    }  # fmt: skip
    return render(request, "console/projects/writing.html", context, status=status)


def _evidence_page(
    request: HttpRequest, project: Project, words: str = "", status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.day_of(clock.now())
    linked = list(project.evidence.select_related("order__service", "note__forum").order_by("pk"))
    visible = Order.objects.visible_to(actor, on=today).exclude(stage__in=SAYS_NOTHING)
    others = visible.exclude(pk__in=[row.order_id for row in linked if row.order_id])
    unmet = others.filter(stage__in=UNMET)
    alike = others.exclude(stage__in=UNMET).filter(platform=project.platform_id)
    notes = ForumNote.objects.filter(
        forum__county=project.county, forum__state=ForumState.HELD,
        speaker__in=[SpeakerKind.RESIDENT, SpeakerKind.VOLUNTEER],
    ).exclude(pk__in=[row.note_id for row in linked if row.note_id])  # fmt: skip
    names = ("service", "origin")
    context = {
        "project": project, "linked": linked, "form": PostForm(), "refusal_words": words,
        "unmet": unmet.select_related(*names).order_by("-placed_at")[:_SHOWN],
        "alike": alike.select_related(*names).order_by("-placed_at")[:_SHOWN],
        "notes": notes.select_related("forum").order_by("-forum__day", "number")[:_SHOWN],
        "objection": writing_objection(actor, project, ProjectVerb.LINK),
        "shown": shown_by(project),
    }  # fmt: skip
    return render(request, "console/projects/evidence.html", context, status=status)
