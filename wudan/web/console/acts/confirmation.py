"""买单, its beginning: the team says yes and when."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.appointing import AppointmentFields, first_values
from wudan.web.console.acts.form import ActForm


class ConfirmationForm(ActForm, AppointmentFields):
    """买单."""

    verb, noun, label = Verb.CONFIRM, "confirmation", _("接下这一单")
    done = _("已接下。群众已能看到谁来、什么时候来。")
    explain = _("接下后就能看到姓名、电话和住址，办完为止。服务不收钱，也不收礼。")
    primary = True

    def prepare(self) -> None:
        """What is likely."""
        self.initial = first_values(self.order, self.actor.person_id)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Confirm."""
        return actions.confirm(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
