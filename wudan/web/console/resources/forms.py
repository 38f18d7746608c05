"""What is typed about resources. Rules are the actions'; the forms only ask."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Area, Unit
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.sites.actions.resource import ASKS, Draft, Terms
from wudan.sites.enums import CoordinateSystem
from wudan.sites.enums.resource import (
    WITHOUT_HOURS,
    BaseKind,
    ChannelKind,
    Origin,
    ResourceKind,
    ResourceVerb,
)
from wudan.sites.flow.resource import NEEDED
from wudan.sites.models import Agreement, Resource
from wudan.web.console.acts.form import note_field, picking
from wudan.web.console.resources import choices
from wudan.web.console.training.forms import day_field
from wudan.web.hour_fields import hour_fields, hours_before, spans_said, told_at_days
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_GROUPS = 3


def _text(label: Any, *, required: bool = False, hint: Any = "") -> forms.CharField:
    errors = {"required": _("请填这一栏。")}
    return forms.CharField(label=label, required=required, help_text=hint, error_messages=errors)


class DraftForm(PostForm):
    """A line of the register."""

    name = _text(_("名称"), required=True, hint=_("群众叫得出的名字，如“铁边城中学体育馆”。"))
    kind = forms.ChoiceField(label=_("类别"), choices=picking(dict(ResourceKind.choices)), error_messages=_PICK)  # fmt: skip
    origin = forms.ChoiceField(
        label=_("来源"), choices=Origin.choices, widget=forms.RadioSelect, error_messages=_PICK,
        help_text=_("闲置：政府空着的。封闭：平时不对外的，如学校。社会：企业、个人的。公共：本来就对外开放的。"),
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("保管单位"), error_messages=_PICK)
    area = forms.ChoiceField(label=_("在哪里"), required=False, error_messages=_PICK)
    address = _text(_("地址"))
    owner = _text(_("产权单位"), hint=_("房子、东西是谁的。"))
    words = note_field(_("有什么"), hint=_("人人看得到：几间、多大、有什么设备。"))
    entry_words = note_field(
        _("怎么进"), hint=_("人人看得到：从哪个门进、带什么、找哪个岗位。不写姓名和私人电话。")
    )
    base_kind = forms.ChoiceField(
        label=_("实践基地类别"), choices=[("", _("不是")), *BaseKind.choices], required=False, error_messages=_PICK,
    )  # fmt: skip
    host = forms.ChoiceField(label=_("就是哪个基地、街、厅"), required=False, error_messages=_PICK)
    lendable = forms.BooleanField(label=_("可以借给别的单位"), required=False)
    channel = forms.ChoiceField(
        label=_("什么渠道"), choices=[("", _("不是网络平台")), *ChannelKind.choices], required=False, error_messages=_PICK,
    )  # fmt: skip
    link = _text(_("账号或网址"), hint=_("网络发布平台才填。"))
    system = forms.ChoiceField(
        label=_("坐标从哪里查的"), choices=CoordinateSystem.choices, required=False, error_messages=_PICK,
        initial=CoordinateSystem.GCJ02,
    )  # fmt: skip
    lon = forms.FloatField(
        label=_("经度"), required=False, error_messages={"invalid": _("经度写数字。")}
    )
    lat = forms.FloatField(
        label=_("纬度"), required=False, error_messages={"invalid": _("纬度写数字。")}
    )

    def __init__(
        self, data: object = None, *, actor: Actor, county: str, resource: Resource | None = None
    ) -> None:
        first: dict[str, Any] = {"unit": str(actor.unit_id or "")}
        if resource is not None:
            first = {
                name: getattr(resource, name)
                for name in self.base_fields
                if hasattr(resource, name)
            }
            first |= {
                "unit": str(resource.unit_id), "host": str(resource.host_id or ""),
                "area": resource.area.code if resource.area else "", "system": CoordinateSystem.CGCS2000,
            }  # fmt: skip
        super().__init__(data, initial=first)
        self._choose("unit", choices.units_kept(actor))
        self._choose("host", choices.hosts(county))
        self._choose("area", choices.areas(county))

    def draft(self) -> Draft:
        """As the actions want it."""
        said = dict(self.cleaned_data)
        said["system"] = said["system"] or CoordinateSystem.CGCS2000.value
        said["unit"] = Unit.objects.get(pk=int(said["unit"]))
        said["host"] = Unit.objects.get(pk=int(said["host"])) if said["host"] else None
        live = Area.objects.filter(code=said["area"], ends_on=None)
        said["area"] = live.first() if said["area"] else None
        return Draft(**{field.name: said[field.name] for field in fields(Draft)})

    def _choose(self, name: str, listed: choices.Choices) -> None:
        self.fields[name].choices = listed  # type: ignore[attr-defined]


class AgreementForm(PostForm):
    """An agreement, or the next one; three groups of days are enough for every door we know."""

    partner = _text(_("和谁签的"), required=True)
    starts_on = day_field(_("从哪天起"))
    last_day = day_field(_("到哪天为止（含这一天）"))
    responsible = _text(
        _("谁负责开门"), required=True, hint=_("写岗位，如“总务主任”，不写姓名电话。")
    )
    liability = note_field(_("责任怎么分"), hint=_("谁看场、谁维护、出了事谁负责。"))
    insurance = _text(_("保险"), hint=_("哪家、保什么、到哪天。"))

    def __init__(
        self, data: object = None, *, resource: Resource, last: Agreement | None, renews: bool
    ) -> None:
        super().__init__(data, initial=_said_before(last))
        for name in NEEDED[Origin(resource.origin)]:
            self.fields[name].required = True
        if renews:
            del self.fields["starts_on"]
        if resource.kind in WITHOUT_HOURS:
            return
        self.fields |= hour_fields(_GROUPS)

    def terms(self) -> Terms:
        """As the action wants it. Raises Malformed when a group is half filled in."""
        said = self.cleaned_data
        plain = {
            name: said[name]
            for name in ("partner", "last_day", "responsible", "liability", "insurance")
        }
        return Terms(
            starts_on=said.get("starts_on"), hours=spans_said(self.cleaned_data, _GROUPS), **plain
        )

    def tell(self, fault: Malformed) -> None:
        """Faults of hours stand at the first group."""
        super().tell(told_at_days(fault))


def _said_before(last: Agreement | None) -> dict[str, Any]:
    """What the last agreement said, and its hours in groups."""
    if last is None:
        return {}
    first: dict[str, Any] = {
        name: getattr(last, name) for name in ("partner", "responsible", "liability", "insurance")
    }
    return first | hours_before(last.spans, _GROUPS)


class StepForm(PostForm):
    """One step with its line of words."""

    why = note_field("", required=True)

    def __init__(self, data: object = None, *, verb: ResourceVerb) -> None:
        super().__init__(data, auto_id=f"{verb.value}-%s")
        self.verb = verb
        self.fields["why"].label = _("写一句")
        self.fields["why"].help_text = ASKS[verb]


class UseForm(PostForm):
    """One tap: it was used."""

    on = day_field(_("哪天"))
    people_count = forms.IntegerField(
        label=_("多少人"), required=False, min_value=1, max_value=100_000,
        error_messages={"invalid": _("请填数字。"), "min_value": _("请填数字。"), "max_value": _("人数太多了。")},
    )  # fmt: skip
    words = _text(_("做了什么"))


class ImportForm(PostForm):
    """A list of the county's own."""

    file = forms.FileField(
        label=_("文件"), help_text=_("Excel（.xlsx）或 CSV。同一份文件导两遍，只算一遍。"),
        error_messages={"required": _("请选文件。"), "empty": _("文件是空的。")},
    )  # fmt: skip
