"""转办: it belongs to a hotline, a department, a town."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, choice_field, note_field, picking


class ReferralForm(ActForm):
    """转办."""

    verb, noun, label = Verb.REFER, "referral", _("转办")
    done = _("已转办，群众能看到转到了哪里。")
    explain = _("群众会看到转给了谁。急事请您直接替他打这个电话。")
    icon = "forward"

    target = choice_field(_("转给谁"), missing=_("请选转给谁。"))
    words = note_field(_("说明"), hint=_("选“主管部门”的，写明是哪个部门、找谁。"))

    def prepare(self) -> None:
        """The county's targets."""
        self.choices("target").choices = picking(settings.PACK.reasons["refer"])

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Refer."""
        return actions.refer(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
