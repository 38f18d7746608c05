"""排队: the menu item is full, so the order waits for a place, in its turn."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.catalog.models import Service
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm
from wudan.web.console.menu import limited_choices


class QueueingForm(ActForm):
    """排队."""

    verb, noun, label = Verb.QUEUE, "queueing", _("登记排队")
    done = _("排上了，有名额就回到待接单。")
    explain = _("只给约满了的项目排队。轮到了，这一单会自己回到待接单；群众随时看得到。")
    icon = "clock"

    service = forms.ModelChoiceField(
        Service.objects.none(), label=_("排哪一项"), empty_label=_("请选一项"),
        error_messages={"required": _("请选一项。"), "invalid_choice": _("这一项不限名额，不用排队。")},
    )  # fmt: skip

    def prepare(self) -> None:
        """Items with a limit; the one the order asks for."""
        limited = Service.objects.filter(county=self.order.county, is_limited=True)
        self.fields["service"].queryset = limited  # type: ignore[attr-defined]
        self.choices("service").choices = limited_choices(self.order.county)
        self.initial = {"service": self.order.service_id}

    def lacking(self) -> str:
        """Nothing on the menu has a limit."""
        return "" if len(self.choices("service").choices) > 1 else str(_("菜单上没有限量的项目。"))  # type: ignore[arg-type]

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Queue."""
        return actions.queue(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
