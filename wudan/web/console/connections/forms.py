"""What the administrator writes down of a system: chosen from lists wherever there is one."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.connections.actions.register import Said
from wudan.connections.permissions import ANSWERING
from wudan.kit import clock
from wudan.kit.tree_paths import steps_of
from wudan.orders.enums import Channel
from wudan.people.models import Post
from wudan.web.submitting import PostForm

_CHOOSE = ("", _("请选一个"))
_WRITE = {"required": _("请填写这一项。")}
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class SystemForm(PostForm):
    """登记接入的系统."""

    name = forms.CharField(label=_("系统叫什么"), max_length=40, error_messages=_WRITE)
    purpose = forms.CharField(
        label=_("接来做什么"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_WRITE,
    )  # fmt: skip
    contact = forms.CharField(
        label=_("对方怎么联系"), max_length=100, help_text=_("单位和值班电话，不写个人的。"),
        error_messages=_WRITE,
    )  # fmt: skip
    post = forms.ChoiceField(
        label=_("由哪个岗位负责"), help_text=_("单子算这个岗位代点的；要这个岗位同意才接通。"),
        error_messages=_PICK,
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=_("管到哪里"), help_text=_("只能替这里和下面的村、社区点单。"), error_messages=_PICK
    )
    channel = forms.ChoiceField(label=_("它送来的单是怎么来的"), error_messages=_PICK)
    services = forms.MultipleChoiceField(
        label=_("只能点哪些服务"), required=False, help_text=_("一项也不选，就是菜单上的都能点。"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("有的服务不在菜单上，请重新选。")},
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        county = settings.PACK.county
        self._posts = {str(post.pk): post for post in _answering(county)}
        self._units = {str(unit.pk): unit for unit in _sites(county)}
        told = [
            (pk, f"{one.unit.short_name} · {one.person.name}") for pk, one in self._posts.items()
        ]
        choices: dict[str, list[tuple[str, Any]]] = {
            "post": [_CHOOSE, *told],
            "unit": [_CHOOSE, *((pk, unit.short_name) for pk, unit in self._units.items())],
            "channel": [(one.value, one.label) for one in Channel if one != Channel.WEB],
            "services": [
                (item.code, f"{item.platform.name} · {item.name}")
                for item in Service.objects.on_offer().filter(county=county)
            ],
        }  # fmt: skip
        for name, pairs in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
            field.choices = pairs

    def said(self) -> Said:
        """What was written, for the action."""
        given = self.cleaned_data
        return Said(
            name=given["name"], purpose=given["purpose"], contact=given["contact"],
            unit=self._units.get(given["unit"]), post=self._posts.get(given["post"]),
            channel=given["channel"], services=given["services"],
        )  # fmt: skip


def _answering(county: str) -> list[Post]:
    day = clock.day_of(clock.now())
    rows = Post.objects.held_on(day).at_open_units(day).filter(county=county, role__in=ANSWERING)
    found = list(rows.select_related("unit", "person"))
    return sorted(found, key=lambda post: (steps_of(post.unit.path), post.pk))


def _sites(county: str) -> list[Unit]:
    rows = Unit.objects.filter(county=county, ends_on=None).sites()
    return sorted(rows, key=lambda unit: steps_of(unit.path))
