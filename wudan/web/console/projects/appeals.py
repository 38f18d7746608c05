"""申诉、答复申诉: of each decision by itself, for several may be open to appeal at once (R068)."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.clock import day_of
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.projects.actions import gate
from wudan.projects.enums import AppealOutcome
from wudan.projects.models import Appeal, Decision
from wudan.projects.permissions.gate import answering_objection, appealing_objection
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.projects.project_act import NOTHING
from wudan.web.submitting import PostForm


class DecisionAct(PostForm):
    """Base: what is done about one decision, under an address of its own."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: Words = ""

    def __init__(self, data: object = None, *, decision: Decision) -> None:
        super().__init__(data, auto_id=f"{self.noun}-{decision.pk}-%s")
        self.decision = decision

    @property
    def which(self) -> str:
        """The act, and about which decision."""
        words = now_("{act}：第 {n} 轮，{said}")
        said = in_words(self.decision.said)
        return words.format(act=self.label, n=self.decision.round.number, said=said)

    @staticmethod
    def ask(by: Actor, decision: Decision, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError


class AppealForm(DecisionAct):
    """申诉."""

    noun, label, done = "appeal", _("申诉"), _("申诉交上去了，由另一位决定人答复。")
    explain = _("每个决定可以申诉一次。支持了，就换人重新评审。")
    words = note_field(_("为什么申诉"), required=True)

    @staticmethod
    def ask(by: Actor, decision: Decision, at: datetime) -> Objection | None:
        """Why this decision is not appealed against."""
        return appealing_objection(by, decision, on=day_of(at))

    def act(self, *, by: Actor, at: datetime) -> object:
        """Appeal."""
        return gate.appeal(decision=self.decision, words=self.cleaned_data["words"], by=by, at=at)


class AnswerForm(DecisionAct):
    """答复申诉."""

    noun, label, done = "appeal-answer", _("答复申诉"), _("答复了。")
    outcome = forms.ChoiceField(
        label=_("答复"),
        choices=AppealOutcome.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    reasons = note_field(_("理由"), required=True)

    @staticmethod
    def ask(by: Actor, decision: Decision, at: datetime) -> Objection | None:
        """Why its appeal is not answered, if it has one."""
        found = _appeal(decision)
        return NOTHING if found is None else answering_objection(by, found)

    def act(self, *, by: Actor, at: datetime) -> object:
        """Answer."""
        found = _appeal(self.decision)
        if found is None:
            raise Missing
        return gate.answer(appeal=found, by=by, at=at, **self.cleaned_data)


FORMS: tuple[type[DecisionAct], ...] = (AppealForm, AnswerForm)


def _appeal(decision: Decision) -> Appeal | None:
    found = decision.contested
    if found is not None:
        found.decision = decision
    return found
