"""What can be done to a project on its page: a form an act, each asking one objection, calling one action."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.content.enums import ArticleKind
from wudan.content.permissions import case_objection
from wudan.content.permissions import writing_objection as content_objection
from wudan.content.policies import LONGEST_TITLE
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.projects.actions import candidates, changes, gate, life
from wudan.projects.enums import (
    CHANGE_OUTCOMES,
    ExitOutcome,
    GateOutcome,
    LookOutcome,
    NurseryStep,
    ProjectVerb,
)
from wudan.projects.models import ExitProposal, GateRound, Project
from wudan.projects.permissions import candidates as may
from wudan.projects.permissions import changes as at_change
from wudan.projects.permissions import gate as at_gate
from wudan.projects.permissions import life as after
from wudan.registers.actions import draft_case
from wudan.registers.projects import figures_of
from wudan.teams.models import TrainingSession
from wudan.web.console.acts.form import note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.projects.joining import WorkJoiningForm
from wudan.web.console.projects.posts import reviewer_choices
from wudan.web.console.projects.project_act import NOTHING, ProjectAct
from wudan.web.console.projects.sides import HandingOverForm, TakingOverForm

_UNREAD = {
    "required": _("这个页面不完整，请刷新后再提交。"),
    "invalid": _("这个页面不完整，请刷新后再提交。"),
}


def round_of(project: Project) -> GateRound | None:
    """The newest round."""
    rows = GateRound.objects.filter(project=project).select_related("rules", "change")
    found = rows.order_by("-number").first()
    if found is not None:
        found.project = project
    return found


def _asked(project: Project, ask: Callable[[GateRound], Objection | None]) -> Objection | None:
    found = round_of(project)
    return NOTHING if found is None else ask(found)


def _open_exit(project: Project) -> ExitProposal | None:
    return ExitProposal.objects.filter(project=project, outcome="").first()


class RoundAct(ProjectAct):
    """Base of what is done in a round: the form says which one its person saw."""

    round = forms.IntegerField(widget=forms.HiddenInput, error_messages=_UNREAD)

    def prepare(self, project: Project, at: datetime) -> None:
        """The newest round is the one that the page shows."""
        found = round_of(project)
        self.fields["round"].initial = found.number if found else None

    def seen(self, project: Project) -> GateRound:
        """The round that was seen, if it is still the newest. Raises Missing, Objected.

        Once it is another, the form that is shown again speaks of that one.
        """
        found, number = round_of(project), self.cleaned_data["round"]
        if found is None:
            raise Missing
        if number != found.number:
            self.data = dict(self.data.items()) | {"round": str(found.number)}
            words = Phrase(
                "您看的是第 {seen} 轮，现在是第 {n} 轮了。请看过下面最新的，再定。",
                seen=number, n=found.number,
            )  # fmt: skip
            raise Objected(Objection("another_round", words))
        return found


class SubmissionForm(ProjectAct):
    """送交评审."""

    noun, label, done = "submission", _("送交评审"), _("送出去了，等评审。")
    explain = _("送出去以后不能再改，等评审和决定。")
    ask = staticmethod(lambda by, project, at: may.submitting_objection(by, project))

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Submit."""
        return candidates.submit(project=project, by=by, at=at)


class TakingBackForm(ProjectAct):
    """撤回."""

    noun, label, done = "retraction", _("撤回项目"), _("撤回了。")
    why = note_field(_("为什么"), required=True)
    ask = staticmethod(
        lambda by, project, at: may.writing_objection(by, project, ProjectVerb.TAKE_BACK)
    )

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Take back."""
        return candidates.take_back(project=project, why=self.cleaned_data["why"], by=by, at=at)


class NamingForm(RoundAct):
    """指定评审人."""

    noun, label, done = "reviewers", _("指定评审人"), _("指定了，对方在“我的评审”里看得到。")
    explain = _("至少两位，其中一位负责政治和意识形态审查。提出项目的人和单位不评自己的。")
    post = forms.TypedChoiceField(label=_("谁来评"), coerce=int, error_messages=PICK)
    is_political = forms.BooleanField(label=_("由他负责政治和意识形态审查"), required=False)

    def prepare(self, project: Project, at: datetime) -> None:
        """Whoever may review in this county."""
        super().prepare(project, at)
        self.fields["post"].choices = reviewer_choices(project, on=day_of(at))  # type: ignore[attr-defined]

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Why nobody is named."""
        if objection := at_gate.gate_objection(by, project):
            return objection
        return _asked(project, lambda one: at_gate.open_objection(one))

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Name one."""
        found, said = self.seen(project), self.cleaned_data
        post = Post.objects.filter(pk=said["post"]).first()
        if post is None:
            raise Missing
        return gate.name_reviewer(
            round_=found, post=post, is_political=said["is_political"], by=by, at=at
        )


class DecisionForm(RoundAct):
    """作决定."""

    noun, label, done = "decision", _("作出决定"), _("决定公布了，理由也一起公布。")
    explain = _("理由提出单位和群众都看得到。准入的马上上菜单，先试行。")
    outcome = forms.ChoiceField(
        label=_("决定"), choices=GateOutcome.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    reasons = note_field(_("理由"), required=True)

    def prepare(self, project: Project, at: datetime) -> None:
        """A change is made, mended or not made; there is no nursery for it."""
        super().prepare(project, at)
        found = round_of(project)
        if found is not None and found.change is not None:
            self.explain = _(
                "理由提出单位和群众都看得到。同意的马上照改，菜单也跟着改；不同意的照原来的做。"
            )
            self.fields["outcome"].choices = CHANGE_OUTCOMES.items()  # type: ignore[attr-defined]

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Why it is not decided."""
        return _asked(project, partial(_deciding, by, at))

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Decide."""
        found, said = self.seen(project), self.cleaned_data
        return gate.decide(
            round_=found, outcome=said["outcome"], reasons=said["reasons"], by=by, at=at
        )


def _deciding(by: Actor, at: datetime, found: GateRound) -> Objection | None:
    return at_gate.deciding_objection(by, found, at=at)


class ConfirmingForm(ProjectAct):
    """转为正式."""

    noun, label, done = "confirmation", _("转为正式"), _("转为正式实施了。")
    reasons = note_field(_("试行下来怎么样"), required=True)
    ask = staticmethod(
        lambda by, project, at: after.confirming_objection(by, project, on=day_of(at))
    )

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Confirm."""
        return life.confirm(project=project, by=by, at=at, **self.cleaned_data)


class LookForm(ProjectAct):
    """半年评估."""

    noun, label, done = "look", _("半年评估"), _("评估记下了。")
    explain = _("下面的数会和评估一起存下来。“建议退出”只是建议，还要有人决定。")
    outcome = forms.ChoiceField(
        label=_("结论"), choices=LookOutcome.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    words = note_field(_("看到什么"), required=True)
    ask = staticmethod(
        lambda by, project, at: after.keeping_objection(by, project, ProjectVerb.LOOK_BACK)
    )

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Look back."""
        seen = figures_of([project], at=at)[project.pk]
        return life.look_back(project=project, figures=seen, by=by, at=at, **self.cleaned_data)


class AskingExitForm(ProjectAct):
    """提出退出."""

    noun, label, done = "exit-proposal", _("提出退出"), _("提出来了，等决定。")
    words = note_field(_("为什么"), required=True)
    ask = staticmethod(lambda by, project, at: after.asking_exit_objection(by, project))

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Propose."""
        seen = figures_of([project], at=at)[project.pk]
        return life.ask_exit(project=project, figures=seen, by=by, at=at, **self.cleaned_data)


class ExitForm(ProjectAct):
    """决定退不退."""

    noun, label, done = "exit", _("决定退不退"), _("决定了。")
    outcome = forms.ChoiceField(
        label=_("决定"), choices=ExitOutcome.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    reasons = note_field(_("理由"), required=True)

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Why there is nothing to decide."""
        found = _open_exit(project)
        if found is None:
            return NOTHING
        found.project = project
        return after.exit_objection(by, found)

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Decide."""
        found = _open_exit(project)
        if found is None:
            raise Missing
        return life.decide_exit(proposal=found, by=by, at=at, **self.cleaned_data)


class ChangeRetractionForm(ProjectAct):
    """撤回变更."""

    noun, label, done = "change-retraction", _("撤回变更"), _("撤回了，照清单上的做。")
    why = note_field(_("为什么"), required=True)
    ask = staticmethod(lambda by, project, at: at_change.taking_back_objection(by, project))

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Take it back."""
        return changes.take_back_change(project=project, by=by, at=at, **self.cleaned_data)


class NursingForm(ProjectAct):
    """记孵化进展."""

    noun, label, done = "nursery", _("记孵化进展"), _("记下了。")
    step = forms.ChoiceField(label=_("到哪一步"), choices=NurseryStep.choices, error_messages=PICK)
    companion = forms.TypedChoiceField(
        label=_("谁陪跑"), coerce=int, required=False, empty_value=None, error_messages=PICK
    )
    session = forms.TypedChoiceField(
        label=_("哪场培训"), coerce=int, required=False, empty_value=None, error_messages=PICK
    )
    words = note_field(_("做了什么"), required=True)
    ask = staticmethod(lambda by, project, at: after.nursing_objection(by, project))

    def prepare(self, project: Project, at: datetime) -> None:
        """Units that could keep it company, trainings of the last year."""
        kinds = ("center", "institute", "department", "team")
        rows = Unit.objects.filter(county=project.county, ends_on=None, kind__in=kinds)
        found = [(one.pk, one.short_name) for one in rows.order_by("path")[:300]]
        self.fields["companion"].choices = [("", "—"), *found]  # type: ignore[attr-defined]
        held = TrainingSession.objects.filter(county=project.county, cancelled_at=None)
        late = held.filter(day__gt=day_of(at) - timedelta(days=365)).order_by("-day", "-pk")[:100]
        told = [(one.pk, f"{one.day:%m-%d} {one.name}") for one in late]
        self.fields["session"].choices = [("", "—"), *told]  # type: ignore[attr-defined]

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Note it."""
        said = self.cleaned_data
        return life.nurse(
            project=project, step=said["step"], words=said["words"],
            companion=Unit.objects.filter(pk=said["companion"] or 0).first(),
            session=TrainingSession.objects.filter(pk=said["session"] or 0).first(), by=by, at=at,
        )  # fmt: skip


class TellingForm(ProjectAct):
    """起草案例."""

    noun, label, done = "cases", _("起草案例"), _("起草好了，在“案例”里打开，看过再送审。")
    explain = _(
        "为什么做、怎么做的、点单、活动、时长、评价，都由系统带上；您只写学到了什么。三个人审过才公开。"
    )
    title = forms.CharField(
        label=_("题目"), max_length=LONGEST_TITLE, error_messages={"required": _("请写题目。")}
    )
    learned = note_field(_("学到了什么，别处可以学什么"), required=True)

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Of what was done, by who writes pieces."""
        return case_objection(by, ArticleKind.CASE, project) or content_objection(by)

    def prepare(self, project: Project, at: datetime) -> None:
        """The project's own name to begin with."""
        self.fields["title"].initial = project.title

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Draft it."""
        return draft_case(project=project, by=by, at=at, **self.cleaned_data)


FORMS: tuple[type[ProjectAct], ...] = (
    SubmissionForm, NamingForm, DecisionForm, ExitForm, ConfirmingForm,
    LookForm, NursingForm, WorkJoiningForm, TellingForm, AskingExitForm, ChangeRetractionForm, TakingBackForm,
    HandingOverForm, TakingOverForm,
)  # fmt: skip
