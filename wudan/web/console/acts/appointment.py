"""改期: another time, agreed with the resident."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, moment_field, note_field


class AppointmentForm(ActForm):
    """改期."""

    verb, noun, label = Verb.SCHEDULE, "appointment", _("改时间")
    done = _("时间已改，群众能看到。")
    explain = _("先和群众说好新的时间。")
    icon = "calendar"

    starts_at = moment_field(_("改到什么时候"))
    words = note_field(_("为什么改"))

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Move the appointment."""
        return actions.schedule(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
