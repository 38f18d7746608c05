"""一件交办: what was decided, how far it is, what can be said about it now."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.refusals import Stale
from wudan.meetings.actions import tasks
from wudan.meetings.agenda import is_overdue
from wudan.meetings.enums import TaskStep
from wudan.meetings.models import Meeting, Task
from wudan.meetings.permissions.tasks import stepping_objection
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.acts import owner_choices
from wudan.web.console.meetings.loading import KNOWERS, OWNERS, load_task
from wudan.web.console.projects.forms import PICK
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm, submit


class TaskForm(PostForm):
    """Base: which step, what it is called, what follows; carries the version that was seen."""

    step: ClassVar[TaskStep]
    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, task: Task, at: datetime) -> None:
        super().__init__(data, auto_id=f"{self.noun}-%s")
        self.initial["version"] = task.version
        if "unit" in self.fields:
            self.fields["unit"].choices = owner_choices(task.county, at)  # type: ignore[attr-defined]

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Call the action."""
        raise NotImplementedError


class ReportForm(TaskForm):
    """报办完."""

    step, noun, label, done = TaskStep.REPORT, "report", _("报办完"), _("报了，等验收。")
    explain = _("写一句做了什么就行，不用照片，不用附材料。")
    words = note_field(_("做了什么"), required=True)

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Report."""
        return tasks.report(task=task, words=self.cleaned_data["words"], by=by, at=at, seen=seen)


class AcceptForm(TaskForm):
    """验收."""

    step, noun, label, done = TaskStep.ACCEPT, "acceptance", _("验收办结"), _("办结了。")
    words = note_field(_("说明"))

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Accept."""
        return tasks.accept(task=task, words=self.cleaned_data["words"], by=by, at=at, seen=seen)


class SendBackForm(TaskForm):
    """退回再办."""

    step, noun, label, done = (
        TaskStep.SEND_BACK,
        "return",
        _("退回再办"),
        _("退回了，单位看得到还差什么。"),
    )
    words = note_field(_("还差什么"), required=True)

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Send back."""
        return tasks.send_back(task=task, words=self.cleaned_data["words"], by=by, at=at, seen=seen)


class ExtendForm(TaskForm):
    """延期."""

    step, noun, label, done = TaskStep.EXTEND, "due-day", _("延期"), _("延期了，原来的日子也留着。")
    due_on = day_field(_("延到哪天前"))
    words = note_field(_("为什么"), required=True)

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Extend."""
        said = self.cleaned_data
        return tasks.extend(
            task=task, due_on=said["due_on"], words=said["words"], by=by, at=at, seen=seen
        )


class ReassignForm(TaskForm):
    """换单位办."""

    step, noun, label, done = TaskStep.REASSIGN, "owner", _("换单位办"), _("换好了。")
    unit = forms.TypedChoiceField(label=_("哪个单位承办"), coerce=int, error_messages=PICK)
    words = note_field(_("为什么"), required=True)

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Reassign."""
        said = self.cleaned_data
        unit = Unit.objects.filter(pk=said["unit"], county=task.county).first()
        return tasks.reassign(task=task, unit=unit, words=said["words"], by=by, at=at, seen=seen)


class DropForm(TaskForm):
    """不再办."""

    step, noun, label, done = TaskStep.DROP, "dropping", _("不再办了"), _("记下了。")
    words = note_field(_("为什么"), required=True)

    def act(self, task: Task, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Drop."""
        return tasks.drop(task=task, words=self.cleaned_data["words"], by=by, at=at, seen=seen)


FORMS: tuple[type[TaskForm], ...] = (
    ReportForm, AcceptForm, SendBackForm, ExtendForm, ReassignForm, DropForm,
)  # fmt: skip
_BY_NOUN = {form.noun: form for form in FORMS}


@dataclass(frozen=True, slots=True)
class Offered:
    """A step that is open, or why it is not this reader's alone."""

    label: str
    explain: str
    url: str
    form: TaskForm


@for_roles(*KNOWERS)
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_task(request, pk))


@for_roles(*OWNERS)
def task_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One step, by its form. 422 with what was typed; 409 when somebody was quicker."""
    found, at = load_task(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("task", pk))
    form = _BY_NOUN[noun](request.POST, task=found, at=at)

    def do() -> str:
        form.act(found, by=actor_of(request), at=at, seen=posting.seen_version(request))
        return posting.page("task", pk)

    try:
        return submit(
            request, form, do, done=form.done,
            show=lambda words, status: _page(request, found, words, status, refused=form),
        )  # fmt: skip
    except Stale as fault:
        return _page(request, load_task(request, pk), fault.words, 409)


def _page(
    request: HttpRequest, found: Task, words: str = "", status: int = 200, *,
    refused: TaskForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()
    offered = [
        Offered(
            str(form.label), str(form.explain), posting.page(f"task-{form.noun}", found.pk),
            refused if isinstance(refused, form) else form(task=found, at=at),
        )
        for form in FORMS
        if actor.role in OWNERS and stepping_objection(actor, found, form.step) is None
    ]  # fmt: skip
    reads = Meeting.objects.visible_to(actor).filter(pk=found.meeting_id).exists()
    context = {
        "task": found, "is_late": is_overdue(found, day_of(at)), "offered": offered,
        "refused": refused, "refusal_words": words, "reads_meeting": reads,
        "notes": list(found.notes.select_related("was_unit")),
    }  # fmt: skip
    return render(request, "console/meetings/task.html", context, status=status)
