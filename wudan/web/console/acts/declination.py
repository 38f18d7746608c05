"""不予受理: with the reason, and where to go instead."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, choice_field, note_field, picking


class DeclinationForm(ActForm):
    """不予受理."""

    verb, noun, label = Verb.DECLINE, "declination", _("不予受理")
    done = _("已告知群众不予受理的原因和去处。")
    explain = _("群众会看到原因和该去哪里。能办的尽量办，别处能办的请用“转办”。")
    icon, danger = "cross", True

    reason = choice_field(_("原因"), missing=_("请选一个原因。"))
    next_place = forms.CharField(
        label=_("群众可以去哪里"), help_text=_("单位、电话或地点，例：12345。"),
        error_messages={"required": _("请告诉群众可以去哪里办，例如 12345。")},
    )  # fmt: skip
    words = note_field(_("说明"))

    def prepare(self) -> None:
        """The county's reasons."""
        self.choices("reason").choices = picking(settings.PACK.reasons["decline"])

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Decline."""
        return actions.decline(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
