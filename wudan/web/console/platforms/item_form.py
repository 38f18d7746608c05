"""What is typed about one item of the menu: every fact of it, each with what follows from it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.actions import Wanted
from wudan.catalog.details import NAMES
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Service
from wudan.web.console.acts.form import note_field
from wudan.web.console.platforms.forms import PICK, departments, many
from wudan.web.console.training.forms import number_field
from wudan.web.submitting import PostForm
from wudan.web.tree import in_order

_MISSING = {"required": _("请填写。")}
_BETWEEN = re.compile(r"[\n、，,；;]")
_RISKS = {
    Risk.NONE: _("无特别风险：坐着就能办的事"),
    Risk.BODILY: _("有人身风险：搀扶、爬高、动刀剪；队伍要有保险，未成年人不去"),
    Risk.MEDICAL: _("涉及医疗：要有证的医护人员；队伍要有保险"),
    Risk.LEGAL: _("涉及法律：由懂法律的人来讲"),
    Risk.MINORS: _("面向未成年人：要家长点头，要有保险"),
}
_PLAIN = ("name", "summary", "description", "duration_minutes", "headcount", "lead_days", "complete_days",
          "places", "skills", "licences", "serves", "risk", "needs_insurance", "open_claim", "once_a_day")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One town or village to tick."""

    path: str
    name: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its villages."""

    whole: Place
    villages: list[Place]

    @property
    def count(self) -> int:
        """How many of its villages are ticked."""
        return sum(one.is_ticked for one in self.villages)


class ServiceForm(PostForm):
    """One item of the menu."""

    name = forms.CharField(
        label=_("名称"), help_text=_("最多 20 字，照群众的说法。"), error_messages=_MISSING
    )
    summary = forms.CharField(
        label=_("一句话"), help_text=_("最多 80 字，写在菜单上名称下面。"), error_messages=_MISSING
    )
    description = forms.CharField(
        label=_("说明"), widget=forms.Textarea(attrs={"rows": 4}), error_messages=_MISSING,
        help_text=_("要准备什么，做到什么程度，什么不做。"),
    )  # fmt: skip
    words = forms.CharField(
        label=_("老人平时怎么叫它"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("一行一个，如：剃头、推个头。找服务、点单、接电话时，照这些话就能找到这一项。"),
    )  # fmt: skip
    places = many(_("怎么办"), _("能办的都勾。线上和线下一样算，群众点单时从里面挑。"))
    duration_minutes = number_field(_("一次多少分钟"), hint=_("排队伍的时间照这个算。"))
    headcount = number_field(_("去几个人"), hint=_("人数不够的队伍不派。"))
    lead_days = number_field(_("要提前几天"), hint=_("0 就是当天也能约。"))
    complete_days = number_field(_("接单后几个工作日办结"), hint=_("到期没办结，这一单会亮红灯。"))
    months = many(_("哪几个月办"), _("都不选就是全年。别的月份点不到，会说什么时候有。"))
    once_a_day = forms.BooleanField(
        label=_("同一个人同一天不重复"), required=False,
        help_text=_("勾了，同一位群众同一天已经约了这一项，再点会先看到那一单；免得一天几拨人上门。"),
    )  # fmt: skip
    serves = many(
        _("到哪里"),
        _(
            "一个也不选，就是全县都办。选了镇，镇里的村都算。别处的群众还看得到这一项，也看得到只到哪里。"
        ),
    )
    provider = forms.ChoiceField(
        label=_("由谁来做"), required=False, error_messages=PICK,
        help_text=_("写在菜单上。不选，就由牵头部门安排。"),
    )  # fmt: skip
    skills = many(_("要什么技能"), _("都会的队伍才派。要培训的技能，还要有人培训过。"))
    open_claim = forms.BooleanField(
        label=_("可以抢单"), required=False,
        help_text=_("勾了，接了单、还没派出去的，服务那一片的队伍可以自己认领；不勾，只由部门派单。"),
    )  # fmt: skip
    risk = forms.ChoiceField(
        label=_("有什么风险"), choices=list(_RISKS.items()), widget=forms.RadioSelect, error_messages=PICK,
        help_text=_("照最要紧的一种选。派单、报名照它挡：法律怎么要求，队伍就要有什么。"),
    )  # fmt: skip
    needs_insurance = forms.BooleanField(
        label=_("去的队伍要有保险"),
        required=False,
        help_text=_("勾了，保险过期或没有登记的队伍派不了这一单。"),
    )
    licences = many(_("要什么证照"), _("没有证照、证照过期的队伍派不了这一单。"))
    why = note_field(
        _("为什么改"), hint=_("旧的一版会留着，谁改的、为什么改，看得到。改了风险、去掉保险或证照，这里一定要写。")
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, service: Service, today: date, kept: Collection[str] = ()
    ) -> None:
        """`kept`: facts that stay as they are, because they follow the item's project."""
        self.service = service
        first: dict[str, object] = {name: getattr(service, name) for name in NAMES}
        first |= {
            "months": [str(m) for m in service.months], "provider": service.provider_id or "",
            "words": "\n".join(service.words),
        }  # fmt: skip
        super().__init__(data, initial=first)
        pack = settings.PACK
        self._list("months", [(str(n), now_("{n} 月").format(n=n)) for n in range(1, 13)])
        self._list("places", list(PlaceMode.choices))
        self._list("skills", _with(pack.skills, service.skills))
        self._list("licences", _with(pack.licences, service.licences))
        self.units = {str(unit.pk): unit for unit in departments(service.county, today)}
        if service.provider is not None:
            self.units[str(service.provider_id)] = service.provider
        named = [(key, unit.name) for key, unit in self.units.items()]
        self._list("provider", [("", now_("牵头部门安排")), *named])
        self._sites = _sites(service, today)
        self._list("serves", [(unit.path, unit.short_name) for unit in self._sites])
        for name in kept:
            if (
                name != "needs_insurance" or service.needs_insurance
            ):  # more insurance is asked for at once
                del self.fields[name]

    def _list(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def towns(self) -> list[Town]:
        """Towns in official order with their villages, as ticked."""
        ticked = set(self["serves"].value() or ())

        def place(unit: Unit) -> Place:
            return Place(unit.path, unit.short_name, unit.path in ticked)

        branches = [unit for unit in self._sites if unit.kind == UnitKind.INSTITUTE]
        above = tuple(unit.path for unit in branches)
        alone = [unit for unit in self._sites if not unit.path.startswith(above)]
        return [
            Town(place(unit), [place(one) for one in self._sites if _lies_in(one, unit)])
            for unit in in_order([*branches, *alone])
        ]

    @property
    def some_villages(self) -> bool:
        """Whether some village is ticked by itself; then their lists stand open."""
        return any(town.count for town in self.towns)

    def wanted(self) -> Wanted:
        """The item as it should be."""
        said = self.cleaned_data
        return Wanted(
            **{name: said.get(name, getattr(self.service, name)) for name in _PLAIN}, months=[int(m) for m in said["months"]],
            words=self._words(said["words"].replace("\r", "")),
            provider=self.units.get(said["provider"]),
        )  # fmt: skip

    def _words(self, typed: str) -> list[str]:
        """One a line, or with marks between; what nobody touched is not taken apart."""
        held = list(self.service.words)
        return held if typed == "\n".join(held) else _BETWEEN.split(typed)


def _with(named: Mapping[str, str], held: list[str]) -> list[tuple[str, str]]:
    """The pack's, and what the item has that the pack names no longer."""
    return [*named.items(), *((code, code) for code in held if code not in named)]


def _lies_in(unit: Unit, town: Unit) -> bool:
    return unit.pk != town.pk and unit.path.startswith(town.path)


def _sites(service: Service, today: date) -> list[Unit]:
    """Open towns and villages, and whatever the item is limited to now."""
    rows = Unit.objects.filter(county=service.county)
    open_now = rows.open_on(today).filter(kind__in=(UnitKind.INSTITUTE, UnitKind.STATION))
    return in_order(_once([*open_now, *rows.filter(path__in=service.serves)]))


def _once(units: Iterable[Unit]) -> list[Unit]:
    return list({unit.pk: unit for unit in units}.values())
