"""接单: take charge, and settle which platform or menu item an order in free words is."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import note_field
from wudan.web.console.acts.sorting import SortingForm


class AcceptanceForm(SortingForm):
    """接单."""

    verb, noun, label = Verb.ACCEPT, "acceptance", _("接单")
    done = _("已接单，等派单。")
    icon, primary = "hand", True

    note = note_field(_("说明"), hint=_("比如：已电话核实，老人行动不便。"))

    def prepare(self) -> None:
        """Beside the menu and the platforms, what the order says already."""
        super().prepare()
        self.initial = {"service": self.order.service_id, "platform": self.order.platform_id}

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Accept."""
        said, when_full = self.said()
        return actions.accept(
            order=self.order, by=by, at=at, seen=seen, when_full=when_full, **said
        )
