"""开始服务: optional; no place, photo or check-in is asked (国办函〔2026〕12号)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm


class StartForm(ActForm):
    """开始服务."""

    verb, noun, label = Verb.START, "start", _("开始服务")
    done = _("已开始。办完写一句就行。")
    icon = "people"

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Start."""
        return actions.start(order=self.order, by=by, at=at, seen=seen)
