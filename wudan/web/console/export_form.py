"""The form that asks for an export: what, of where, of when, in which form, what for."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.exchange.actions import Wanted
from wudan.exchange.actions.ask import PACKED
from wudan.exchange.enums import ExportKind, FileForm
from wudan.exchange.permissions import asking_objection, unmasking_objection
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.tree import choices_of

_WHICH_DAY = {"required": _("请选日期。"), "invalid": _("日期写成 2026-09-07 这样。")}
_PLACEHOLDER = _("例：九月总结，报县委宣传部")


def _choice(label: object, missing: object, **given: object) -> forms.ChoiceField:
    errors = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, error_messages=errors, **given)  # type: ignore[arg-type]


def _day(label: object) -> forms.DateField:
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=box, error_messages=_WHICH_DAY)  # type: ignore[arg-type]


class ExportForm(forms.Form):
    """申请导出."""

    kind = _choice(_("导出什么"), _("请选要导出什么。"), widget=forms.RadioSelect)
    unit = _choice(_("哪个单位（含下级）"), _("请选一个您管辖的单位。"))
    since = _day(_("从哪一天起"))
    until = _day(_("到哪一天"))
    form = _choice(
        _("文件格式"), _("请选文件格式。"), widget=forms.RadioSelect, choices=[pair for pair in FileForm.choices if pair[0] != FileForm.ZIP],
        initial=FileForm.XLSX,
    )  # fmt: skip
    unmasked = forms.BooleanField(
        label=_("单独同意过的人，显示全名和电话"), required=False,
        help_text=_("没有单独同意的人，照样遮住。"),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("用途"), help_text=_("谁要、做什么用。印在文件上，登记三年。"),
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _PLACEHOLDER}),
        error_messages={"required": _("请写清楚用途。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, actor: Actor, today: date) -> None:
        first = {"since": today.replace(day=1), "until": today, "kind": ExportKind.ORDERS,
                 "form": FileForm.XLSX, "unit": str(actor.unit_id)}  # fmt: skip
        super().__init__(data, auto_id="export-%s", label_suffix="", initial=first)  # type: ignore[arg-type]
        self.token = posting.new_token()
        self._units = {str(unit.pk): unit for unit in units_of(actor)}
        self._choose("kind", [
            (kind.value, kind.label) for kind in ExportKind
            if asking_objection(actor, kind=kind) is None
        ])  # fmt: skip
        self._choose("unit", choices_of(self._units.values(), now_("请选一个单位")))
        roster = self.is_bound and self.data.get("kind") == ExportKind.ROSTER
        self.fields["since"].required = self.fields["until"].required = not roster
        if unmasking_objection(actor) is not None:
            del self.fields["unmasked"]

    def wanted(self) -> Wanted:
        """What was asked for; only of a valid form."""
        said = self.cleaned_data
        return Wanted(
            kind=said["kind"], unit=self._units[said["unit"]],
            form=FileForm.ZIP if said["kind"] in PACKED else said["form"],
            purpose=said["purpose"], since=said["since"], until=said["until"],
            unmasked=said.get("unmasked", False),
        )  # fmt: skip

    def _choose(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
        field.choices = choices


def units_of(actor: Actor) -> list[Unit]:
    """The units whose things an actor may export: sites in reach, or the own department."""
    if not actor.unit_path:
        return []
    below = Unit.objects.at_or_below(actor.unit_path).filter(ends_on=None).select_related("parent")
    return [unit for unit in below if unit.kind in SITE_KINDS or unit.pk == actor.unit_id]
