"""收回派单: take a dispatch back, and tell the team why."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field


class RecallForm(ActForm):
    """收回派单."""

    verb, noun, label = Verb.RECALL, "recall", _("收回派单")
    done = _("已收回，可以另派。")
    explain = _("收回后这一单回到待派单。原因队伍会看到，不算队伍的事。")
    icon = "back"

    words = note_field(_("为什么收回"), required=True)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Recall."""
        return actions.recall(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
