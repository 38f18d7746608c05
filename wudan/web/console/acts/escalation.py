"""上交: the site above takes over."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field


class EscalationForm(ActForm):
    """上交."""

    verb, noun, label = Verb.ESCALATE, "escalation", _("上交一级")
    done = _("已上交，期限从现在重新计算。")
    explain = _("本站办不了的，交给上一级；上一级从现在起另算时间。您仍能看到它。")
    icon = "arrow-up"

    words = note_field(_("为什么上交"))

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Escalate."""
        return actions.escalate(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
