"""会议: what comes next, what one's own unit has to do, what it wants to bring up; past meetings below."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.meetings.actions import motions
from wudan.meetings.agenda import is_overdue
from wudan.meetings.models import Meeting, Motion, Task
from wudan.meetings.permissions.meetings import withdrawing_objection
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.meetings.rhythm import Missing, meeting_missing
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.loading import HOLDERS, KNOWERS, OWNERS, load_motion
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm, submit

_MOST_TASKS = 60
_MOST_MOTIONS = 20


class MotionForm(PostForm):
    """提请研究."""

    title = words_field(_("什么事"), _("一句话，例：三个站冬天没有暖气"))
    words = note_field(_("说明"), hint=_("系统里有的数不用写，材料会带上。"))
    platform = forms.ChoiceField(label=_("到哪个会上说"), required=False, error_messages=PICK)

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="motion-%s")
        rows = Platform.objects.filter(county=settings.PACK.county).order_by("position")
        named = [
            (code, Phrase("{name}平台会商", name=name))
            for code, name in rows.values_list("code", "name")
        ]
        self.fields["platform"].choices = [("", _("联席会议")), *named]  # type: ignore[attr-defined]

    def raised(self) -> motions.Raised:
        """As the action wants it."""
        said = self.cleaned_data
        rows = Platform.objects.filter(county=settings.PACK.county, code=said["platform"] or "-")
        return motions.Raised(said["title"], said["words"], rows.first())


class BareForm(PostForm):
    """A press and nothing typed."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One decision in a list."""

    task: Task
    is_late: bool


@dataclass(frozen=True, slots=True)
class MotionLine:
    """One motion in a list, and the press that takes it back."""

    motion: Motion
    form: PostForm | None


@for_roles(*KNOWERS)
def meeting_desk(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


@for_roles(*OWNERS)
def motion_new(request: HttpRequest) -> HttpResponse:
    """Ask the next meeting to talk something over. 422 with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("meeting-desk"))
    form, actor = MotionForm(request.POST), actor_of(request)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        motions.put(unit=unit, raised=form.raised(), by=actor, at=clock.now())
        return posting.page("meeting-desk")

    return submit(
        request, form, do, done=_("记下了，下一次会的议程里有这一项。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


@for_roles(*OWNERS)
def motion_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back before it is listed."""
    found, form = load_motion(request, pk), BareForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("meeting-desk"))

    def do() -> str:
        motions.take_back(motion=found, by=actor_of(request), at=clock.now())
        return posting.page("meeting-desk")

    return submit(
        request, form, do, done=_("收回了。"),
        show=lambda words, status: _page(request, None, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, form: MotionForm | None = None, words: str = "", status: int = 200
) -> HttpResponse:
    actor, today, page = actor_of(request), day_of(clock.now()), page_number(request)
    rows = (
        Meeting.objects.visible_to(actor).select_related("unit", "platform").order_by("-day", "-pk")
    )
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    raises = actor.may("answer_tasks")
    context = {
        "missing": missing_for(actor, today),
        "lines": shown[:PAGE], "today": today, "refusal_words": words,
        "holds": actor.role in HOLDERS, "sees_all": actor.role in SEES_ALL,
        "tasks": _tasks(actor, today), "owns": raises,
        "form": (form or MotionForm()) if raises else None, "motions": _motions(actor),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/meetings/desk.html", context, status=status)


def missing_for(actor: Actor, today: date) -> Missing | None:
    """The month without a meeting, for who calls the county's."""
    if actor.role != "center_office":
        return None
    return meeting_missing(settings.PACK.county, today=today)


def _tasks(actor: Actor, today: date) -> list[TaskLine]:
    """What runs within sight, in the order of the days; overdue comes first by that."""
    rows = Task.objects.visible_to(actor).running().select_related("unit", "meeting__platform")
    found = rows.order_by("due_on", "pk")[:_MOST_TASKS]
    return [TaskLine(task, is_overdue(task, today)) for task in found]


def _motions(actor: Actor) -> list[MotionLine]:
    """What waits for the next meeting."""
    rows = Motion.objects.visible_to(actor).waiting().select_related("unit", "platform")
    found = rows.order_by("pk")[:_MOST_MOTIONS]
    return [
        MotionLine(one, BareForm() if withdrawing_objection(actor, one) is None else None)
        for one in found
    ]
