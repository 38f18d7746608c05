"""What whoever decides can do on a household's page: decide, name, plates, look, withdraw, answer."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import households as actions
from wudan.honors.actions.households.holding import latest_decision
from wudan.honors.enums.household import (
    HouseholdAppealOutcome,
    HouseholdOutcome,
    HouseholdVerb,
    PlateLookOutcome,
)
from wudan.honors.models import HouseholdAppeal, HouseholdHonor
from wudan.honors.noticed import passing_objection, upsetting_objection
from wudan.honors.permissions import households as may
from wudan.honors.permissions.plates import issuing_objection, replacing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.web.console.acts.form import note_field
from wudan.web.households.acts import NOTHING, PICK, HouseholdAct, SpokenAct

_OUTCOMES = [(one.value, one.label) for one in (HouseholdOutcome.PUBLISH, HouseholdOutcome.REFUSE)]


class DecisionForm(HouseholdAct):
    """作决定."""

    noun, label, done = "decision", _("作出决定"), _("定了，理由这户人家看得到。")
    explain = _("够得上的，公示几天听异议；这次不评的，这户可以申诉一次，由另一位来答复。")
    outcome = forms.ChoiceField(
        label=_("决定"), choices=_OUTCOMES, widget=forms.RadioSelect, error_messages=PICK
    )
    reasons = note_field(_("理由"), required=True)
    ask = staticmethod(
        lambda by, honor, at: may.deciding_objection(by, honor, HouseholdVerb.REFUSE)
    )

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Decide."""
        return actions.decide(honor=honor, by=by, at=at, **self.cleaned_data)


class NameForm(HouseholdAct):
    """命名."""

    noun, label, done = "naming", _("公示期满，命名"), _("命名了，可以发牌。")

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why it is not named."""
        fault = may.deciding_objection(by, honor, HouseholdVerb.CONFIRM)
        return fault or passing_objection(honor, at=at)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Confirm."""
        return actions.confirm(honor=honor, by=by, at=at)


class _AgainstForm(HouseholdAct):
    """Base of decisions against a household: with reasons."""

    reasons = note_field(_("理由"), required=True)
    outcome: HouseholdOutcome

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Decide."""
        reasons = self.cleaned_data["reasons"]
        return actions.decide(honor=honor, outcome=self.outcome, reasons=reasons, by=by, at=at)


class OverturnForm(_AgainstForm):
    """公示后不评."""

    noun, label, done = "overturn", _("异议成立，这次不评"), _("记下了，这户可以申诉。")
    outcome = HouseholdOutcome.OVERTURN

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why it is not overturned."""
        fault = may.deciding_objection(by, honor, HouseholdVerb.OVERTURN)
        return fault or upsetting_objection(honor)


class RevocationForm(_AgainstForm):
    """摘牌."""

    noun, label, done = "revocation", _("摘牌"), _("摘了，网上的马上撤下；这户可以申诉。")
    explain = _("摘牌不影响这户人家享受任何待遇。")
    outcome = HouseholdOutcome.REVOKE
    ask = staticmethod(
        lambda by, honor, at: may.deciding_objection(by, honor, HouseholdVerb.REVOKE)
    )


class PlateForm(HouseholdAct):
    """发牌."""

    noun, label, done = "plate", _("发牌，编个号"), _("编好了，可以打印。")
    ask = staticmethod(lambda by, honor, at: issuing_objection(by, honor))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Issue."""
        return actions.issue_plate(honor=honor, by=by, at=at)


class ReplacementForm(HouseholdAct):
    """换牌."""

    noun, label, done = "plate-replacement", _("换牌"), _("换了新号，可以打印。")
    why = note_field(_("为什么换"), required=True, hint=_("坏了、丢了、搬了家、名字不写了。"))
    ask = staticmethod(lambda by, honor, at: replacing_objection(by, honor))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Replace."""
        return actions.replace_plate(honor=honor, why=self.cleaned_data["why"], by=by, at=at)


class LookForm(HouseholdAct):
    """复核."""

    noun, label, done = "look", _("复核"), _("记下了。")
    explain = _("一年看一次。复核摘不了牌：要摘，由作决定的人写明理由。")
    outcome = forms.ChoiceField(
        label=_("看下来"), choices=PlateLookOutcome.choices, widget=forms.RadioSelect,
        error_messages=PICK,
    )  # fmt: skip
    words = note_field(_("看到了什么"), required=True)

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why there is nothing to look at."""
        fault = may.looking_objection(by, honor)
        return fault or (None if honor.plates.live().exists() else NOTHING)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Look."""
        return actions.look_at_plate(honor=honor, by=by, at=at, **self.cleaned_data)


class AppealForm(SpokenAct):
    """记下申诉."""

    noun, label, done = "appeal", _("这户要申诉，记下"), _("申诉交上去了，由另一位来答复。")
    words = note_field(_("为什么申诉"), required=True)

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why there is nothing to appeal against."""
        found = latest_decision(honor)
        return NOTHING if found is None else may.appealing_objection(by, found, on=day_of(at))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Appeal."""
        found = latest_decision(honor)
        if found is None:
            raise Missing
        words = self.cleaned_data["words"]
        return actions.appeal(decision=found, words=words, by=by, at=at, **self.told())  # type: ignore[arg-type]


class AnswerForm(HouseholdAct):
    """答复申诉."""

    noun, label, done = "appeal-answer", _("答复申诉"), _("答复了。")
    outcome = forms.ChoiceField(
        label=_("答复"), choices=HouseholdAppealOutcome.choices, widget=forms.RadioSelect,
        error_messages=PICK,
    )  # fmt: skip
    reasons = note_field(_("理由"), required=True)

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why there is nothing to answer."""
        found = waiting_appeal(honor)
        return NOTHING if found is None else may.answering_objection(by, found)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Answer."""
        found = waiting_appeal(honor)
        if found is None:
            raise Missing
        return actions.answer_appeal(appeal=found, by=by, at=at, **self.cleaned_data)


def waiting_appeal(honor: HouseholdHonor) -> HouseholdAppeal | None:
    """The appeal that waits for its answer."""
    rows = HouseholdAppeal.objects.filter(decision__honor=honor, outcome="")
    found = rows.select_related("decision").first()
    if found is not None:
        found.decision.honor = honor
    return found
