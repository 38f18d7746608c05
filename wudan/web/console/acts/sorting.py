"""What accepting and reclassifying ask alike: which menu item an order is, or else which category."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.catalog.models import Platform, Service
from wudan.orders.enums import WhenFull
from wudan.web.console.acts.form import ActForm
from wudan.web.console.menu import Choices, offered, service_choices


class SortingForm(ActForm):
    """Item, category, and what when the item is full; whose act it is says the rest."""

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

    def prepare(self) -> None:
        """The menu, likely items first, when it is drawn; the platforms."""
        self.fields["service"].queryset = Service.objects.filter(county=self.order.county)  # type: ignore[attr-defined]
        self.choices("service").choices = lambda: self._services
        self.fields["platform"].queryset = Platform.objects.filter(county=self.order.county)  # type: ignore[attr-defined]
        if not self._has_limited():
            del self.fields["next_date"]

    @cached_property
    def _menu(self) -> list[Service]:
        return offered(self.order.county)

    @cached_property
    def _services(self) -> Choices:
        return service_choices(self._menu, self.order.words)

    def _has_limited(self) -> bool:
        """Of what was sent it is asked alone: then the menu is seldom drawn."""
        if self.is_bound:
            return (
                Service.objects.filter(county=self.order.county, is_limited=True)
                .on_offer()
                .exists()
            )
        return any(service.is_limited for service in self._menu)

    def said(self) -> tuple[Mapping[str, Any], WhenFull]:
        """What was chosen and written, and what then if the item is full."""
        said = dict(self.cleaned_data)
        when_full = WhenFull.NEXT if said.pop("next_date", False) else WhenFull.ASK
        return said, when_full
