"""和哪项重点工作结合: one question, never asked first, for a project, a menu item and an activity alike (R103)."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.clock import day_of
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.actions import key_works
from wudan.projects.models import Joining, KeyWork, Project
from wudan.projects.permissions.key_works import joining_objection
from wudan.web.console.projects.project_act import NOTHING, ProjectAct
from wudan.web.submitting import PostForm


def work_field() -> forms.TypedChoiceField:
    """Which one, or none."""
    return forms.TypedChoiceField(
        label=_("和哪项重点工作结合"), required=False, coerce=int, empty_value=None,
        error_messages={"invalid_choice": _("名单刚刚变了，请再选一次。")},
    )  # fmt: skip


def offer(form: forms.Form, county: str, *, on: date, now: KeyWork | None) -> None:
    """The list of a day in its order, and what holds now."""
    works = KeyWork.objects.filter(county=county).on(on)
    field: Any = form.fields["key_work"]
    field.choices = [("", now_("不挂")), *((one.pk, one.name) for one in works)]
    field.initial = now.pk if now is not None else None


def chosen(form: forms.Form) -> KeyWork | None:
    """The one that was chosen."""
    return KeyWork.objects.filter(pk=form.cleaned_data["key_work"] or 0).first()


class JoiningForm(PostForm):
    """The question alone."""

    key_work = work_field()

    def __init__(
        self, data: object = None, *, county: str, on: date, now: KeyWork | None = None
    ) -> None:
        super().__init__(data, auto_id="joining-%s")
        offer(self, county, on=on, now=now)

    @property
    def has_choice(self) -> bool:
        """Whether there is any key work to choose."""
        return len(self.fields["key_work"].choices) > 1  # type: ignore[attr-defined]


def of_item(service: int, *, on: date) -> Joining | None:
    """What a menu item goes with on a day, through its project if it came from one."""
    return Joining.objects.live(on).of_item(service).select_related("work").first()


class WorkJoiningForm(ProjectAct):
    """和哪项重点工作结合."""

    noun, label, done = "key-work", _("和重点工作结合"), _("记下了，从现在起算。")
    send = _("记下")
    explain = _("可以不挂。它的活动、它在菜单上办成的单，从现在起算进这一项。")
    key_work = work_field()

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Nothing is asked where the county has no list."""
        listed = KeyWork.objects.filter(county=project.county).on(day_of(at))
        return joining_objection(by, project) or (None if listed.exists() else NOTHING)

    def prepare(self, project: Project, at: datetime) -> None:
        """The list of today, and what holds now."""
        found = Joining.objects.of_project(project.pk, on=day_of(at))
        offer(self, project.county, on=day_of(at), now=found.work if found else None)

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Say so."""
        return key_works.join_project(project=project, work=chosen(self), by=by, at=at)
