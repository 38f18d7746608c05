"""合并: the same need came twice; this order goes into the other."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm
from wudan.web.templatetags.words import day


class TwinField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Another open order of the same beneficiary."""

    def label_from_instance(self, obj: object) -> str:
        """Number, what, and when it was placed."""
        assert isinstance(obj, Order)  # noqa: S101 - the queryset is of orders
        return f"{obj.number} {obj.title}（{day(day_of(obj.placed_at))}）"


class MergerForm(ActForm):
    """合并."""

    verb, noun, label = Verb.MERGE, "merger", _("合并")
    done = _("已并入另一单。")
    explain = _("同一位群众的同一件事点了两次，把这一单并进另一单，照那一单办。")
    icon = "list"

    into = TwinField(
        Order.objects.none(), label=_("并入哪一单"), empty_label=_("请选一单"),
        error_messages={"required": _("请选并入哪一单。"), "invalid_choice": _("请选并入哪一单。")},
    )  # fmt: skip

    def prepare(self) -> None:
        """The other open orders of this person that the actor may see."""
        seen = Order.objects.visible_to(self.actor, on=day_of(clock.now()))
        twins = seen.open().of_beneficiary(self.order.placed_for_id).exclude(pk=self.order.pk)
        self.fields["into"].queryset = twins.select_related("service").order_by("pk")  # type: ignore[attr-defined]

    def lacking(self) -> str:
        """There may be no other order."""
        field = self.fields["into"]
        assert isinstance(field, TwinField)  # noqa: S101 - declared above
        return (
            ""
            if field.queryset and field.queryset.exists()
            else now_("这位群众没有另一张在办的单。")
        )

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Merge."""
        return actions.merge(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)

    def after(self, order: Order) -> str:
        """Go on with the order it went into."""
        return super().after(self.cleaned_data["into"])
