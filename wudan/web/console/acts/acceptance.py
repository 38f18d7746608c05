"""接单: take charge, and settle which platform or menu item an order in free words is."""

from datetime import datetime
from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.catalog.models import Platform, Service
from wudan.orders import actions
from wudan.orders.enums import Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field
from wudan.web.console.menu import Choices, offered, service_choices


class AcceptanceForm(ActForm):
    """接单."""

    verb, noun, label = Verb.ACCEPT, "acceptance", _("接单")
    done = _("已接单，等派单。")
    icon, primary = "hand", True

    service = forms.ModelChoiceField(
        Service.objects.none(), label=_("服务项目"), required=False, empty_label=_("不在菜单上"),
        error_messages={"invalid_choice": _("菜单里没有这一项，请重新选。")},
    )  # fmt: skip
    platform = forms.ModelChoiceField(
        Platform.objects.none(), label=_("归哪一类"), required=False, empty_label=_("请选一类"),
        help_text=_("选了服务项目就不用再选。"),
        error_messages={"invalid_choice": _("没有这一类，请重新选。")},
    )  # fmt: skip
    next_date = forms.BooleanField(
        label=_("这一项满了，就约到最早有名额的日子"), required=False,
        help_text=_("不选就先告诉您；也可以在下面登记排队。"),
    )  # fmt: skip
    note = note_field(_("说明"), hint=_("比如：已电话核实，老人行动不便。"))

    def prepare(self) -> None:
        """The menu, likely items first, when it is drawn; the platforms; what the order says already."""
        self.fields["service"].queryset = Service.objects.filter(county=self.order.county)  # type: ignore[attr-defined]
        self.choices("service").choices = lambda: self._services
        self.fields["platform"].queryset = Platform.objects.filter(county=self.order.county)  # type: ignore[attr-defined]
        if not self._has_limited():
            del self.fields["next_date"]
        self.initial = {"service": self.order.service_id, "platform": self.order.platform_id}

    @cached_property
    def _menu(self) -> list[Service]:
        return offered(self.order.county)

    @cached_property
    def _services(self) -> Choices:
        return service_choices(self._menu, self.order.words)

    def _has_limited(self) -> bool:
        """Of what was sent it is asked alone: most is accepted, and then the menu is not drawn."""
        if self.is_bound:
            return (
                Service.objects.filter(county=self.order.county, is_limited=True)
                .on_offer()
                .exists()
            )
        return any(service.is_limited for service in self._menu)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Accept."""
        said = dict(self.cleaned_data)
        when_full = WhenFull.NEXT if said.pop("next_date", False) else WhenFull.ASK
        return actions.accept(
            order=self.order, by=by, at=at, seen=seen, when_full=when_full, **said
        )
