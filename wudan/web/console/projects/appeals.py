"""申诉、答复申诉: of each decision by itself, for several may be open to appeal at once (R068)."""

from datetime import datetime

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
from wudan.web import posting
from wudan.web.console.acts.form import note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.projects.project_act import NOTHING, Act


class DecisionAct(Act[Decision]):
    """What is done about one decision, under an address of its own."""

    @classmethod
    def anchor_of(cls, about: Decision) -> str:
        """A place for each decision."""
        return f"{cls.noun}-{about.pk}"

    @property
    def which(self) -> str:
        """The act, and about which decision."""
        words = now_("{act}：第 {n} 轮，{said}")
        said = in_words(self.about.said)
        return words.format(act=self.label, n=self.about.round.number, said=said)

    @property
    def url(self) -> str:
        """Where it is posted."""
        return posting.page(f"project-{self.noun}", self.about.round.project_id, self.about.pk)


class AppealForm(DecisionAct):
    """申诉."""

    noun, label, done = "appeal", _("申诉"), _("申诉交上去了，由另一位决定人答复。")
    explain = _("每个决定可以申诉一次。支持了，就换人重新评审。")
    words = note_field(_("为什么申诉"), required=True)

    @staticmethod
    def ask(by: Actor, decision: Decision, at: datetime) -> Objection | None:
        """Why this decision is not appealed against."""
        return appealing_objection(by, decision, on=day_of(at))

    def act(self, decision: Decision, *, by: Actor, at: datetime) -> object:
        """Appeal."""
        return gate.appeal(decision=decision, words=self.cleaned_data["words"], by=by, at=at)


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

    def act(self, decision: Decision, *, by: Actor, at: datetime) -> object:
        """Answer."""
        found = _appeal(decision)
        if found is None:
            raise Missing
        return gate.answer(appeal=found, by=by, at=at, **self.cleaned_data)


FORMS: tuple[type[DecisionAct], ...] = (AppealForm, AnswerForm)


def _appeal(decision: Decision) -> Appeal | None:
    found = decision.contested
    if found is not None:
        found.decision = decision
    return found
