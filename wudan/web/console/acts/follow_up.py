"""整改回访: what was done about a low score, and what the resident says now."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Resolution, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field


class FollowUpForm(ActForm):
    """整改回访."""

    verb, noun, label = Verb.FOLLOW_UP, "follow-up", _("整改回访")
    done = _("已记下怎么整改的。原来的评分不变。")
    explain = _("先听群众说，再写怎么办的。群众打的分谁也不能改。")
    icon, primary = "chat", True

    resolution = forms.ChoiceField(
        label=_("结果"), choices=Resolution.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选处理结果。"), "invalid_choice": _("请选处理结果。")},
    )  # fmt: skip
    words = note_field(_("怎么处理的，群众怎么说"), required=True)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Close the follow-up."""
        return actions.follow_up(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
