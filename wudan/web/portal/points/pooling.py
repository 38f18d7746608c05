"""The form that moves points within a household: which way, for whom, how many."""

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.ledger.points import MOST
from wudan.people.enums import HouseholdRole
from wudan.people.models import HouseholdMember

INTO, OUT = "into", "out"


class PoolForm(forms.Form):
    """Into the household from oneself; for its head, also out of it to who belongs."""

    way = forms.ChoiceField(label=_("怎么转"), widget=forms.RadioSelect, initial=INTO)
    spend = forms.IntegerField(
        label=_("转多少兑换分"), min_value=1, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("请写转多少分。"), "invalid": _("请写整数。"),
                        "min_value": _("至少 1 分。"), "max_value": _("没有这么多分。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, me: HouseholdMember | None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.me = me
        field = self.fields["way"]
        field.choices = [(INTO, now_("把我的存到家里")), *self._out()]  # type: ignore[attr-defined]
        field.error_messages["required"] = field.error_messages["invalid_choice"] = now_(
            "请选怎么转。"
        )

    def _out(self) -> list[tuple[str, str]]:
        if self.me is None or self.me.role != HouseholdRole.HEAD:
            return []
        live = self.me.household.members.filter(until=None).select_related("person").order_by("pk")
        return [
            (f"{OUT}:{row.person_id}", now_("从家里给{}").format(row.person.name)) for row in live
        ]

    @property
    def into(self) -> bool:
        """Whether points go into the household."""
        return bool(self.cleaned_data["way"] == INTO)

    @property
    def whom(self) -> int:
        """Whose own account is on the other side."""
        if self.into:
            return self.me.person_id if self.me else 0
        return int(self.cleaned_data["way"].removeprefix(f"{OUT}:"))
