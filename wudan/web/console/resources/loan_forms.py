"""What is typed about lending."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.people.actors import Actor
from wudan.sites.enums.loan import Condition, LoanVerb
from wudan.web.console.acts.form import moment_field, note_field
from wudan.web.console.resources import choices
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
WORDS = {
    LoanVerb.AGREE: _("怎么取、找哪个岗位"), LoanVerb.REFUSE: _("为什么不借"),
    LoanVerb.WITHDRAW: _("为什么收回"), LoanVerb.TAKE_BACK: _("坏了什么、丢了什么"),
}  # fmt: skip
"""What the line of words of a step is about; handing over needs none."""
DONE = {
    LoanVerb.AGREE: _("答应了，这段时间不会再借给别家。"), LoanVerb.REFUSE: _("答复了。"),
    LoanVerb.WITHDRAW: _("收回了。"), LoanVerb.HAND_OVER: _("记下了：已经交出去。"),
    LoanVerb.TAKE_BACK: _("记下了：已经收回来。"),
}  # fmt: skip


class AskForm(PostForm):
    """Ask for it: for which unit, what for, from when to when."""

    borrower = forms.ChoiceField(label=_("替哪个单位借"), error_messages=_PICK)
    purpose = note_field(_("做什么用"), required=True)
    starts_at = moment_field(_("什么时候取"))
    ends_at = moment_field(_("什么时候还"))

    def __init__(
        self, data: object = None, *, actor: Actor, first: dict[str, datetime] | None = None
    ) -> None:
        super().__init__(data, initial={"borrower": str(actor.unit_id or ""), **(first or {})})
        self.own_unit = Unit.objects.get(pk=actor.unit_id or 0)
        self.fields["borrower"].choices = choices.units_kept(actor)  # type: ignore[attr-defined]

    def unit(self) -> Unit:
        """The unit that borrows."""
        return Unit.objects.get(pk=int(self.cleaned_data["borrower"]))


class LoanStepForm(PostForm):
    """One step: with words where there is something to say, with a condition when it comes back."""

    condition = forms.ChoiceField(
        label=_("归还时怎么样"),
        choices=Condition.choices,
        widget=forms.RadioSelect,
        error_messages=_PICK,
    )
    words = note_field("")

    def __init__(self, data: object = None, *, verb: LoanVerb) -> None:
        super().__init__(data, auto_id=f"{verb.value}-%s")
        self.verb = verb
        if verb is not LoanVerb.TAKE_BACK:
            del self.fields["condition"]
        if verb in WORDS:
            self.fields["words"].label = WORDS[verb]
            self.fields["words"].required = verb is LoanVerb.REFUSE
        else:
            del self.fields["words"]
