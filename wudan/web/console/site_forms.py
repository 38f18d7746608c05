"""What is typed about a site: how it is reached, what it is, and a new one. Rules are the actions'."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.sites.enums import HOSTS, VENUE_KINDS
from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Site, SitePeriod
from wudan.sites.policies import PARENTS
from wudan.sites.wanted import WantedContact, WantedIdentity, WantedPlace
from wudan.web.console.resources.choices import Choices, areas
from wudan.web.console.site_acts import PlaceFields
from wudan.web.hour_fields import groups_of, hour_fields, hours_before, spans_said, told_at_days
from wudan.web.submitting import PostForm
from wudan.web.tree import in_order

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_GROUPS = 2
"""Groups of days: the week and what is apart from it; a site with more is shown all it has."""


class ContactForm(PostForm):
    """How people reach it. Nothing is compulsory: what is not known is left out."""

    phone = forms.CharField(
        label=_("电话"), required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("人人看得到：写站上的电话，不写个人的。座机带区号。"),
    )  # fmt: skip
    address = forms.CharField(label=_("地址"), required=False)
    directions = forms.CharField(
        label=_("怎么走"),
        required=False,
        help_text=_("一句话，如“坐 2 路到卫生院下，往北 50 米”。"),
    )

    def __init__(self, data: object = None, *, site: Site, present: SitePeriod | None) -> None:
        spans = site.spans or []
        self._groups = max(_GROUPS, groups_of(spans))
        first = {
            "phone": site.phone, "address": present.address if present else "",
            "directions": site.directions, **hours_before(spans, self._groups),
        }  # fmt: skip
        super().__init__(data, initial=first)
        self.fields |= hour_fields(self._groups)
        if site.opening and site.spans is None:
            stands = _("现在写的是“%(words)s”；在这里选了，就换成选的。") % {"words": site.opening}
            self.fields["days1"].help_text = stands

    def shown(self) -> list[forms.BoundField]:
        """The fields up to the first group of days."""
        return [self[name] for name in self.fields if name not in self._later()]

    def folded(self) -> list[forms.BoundField]:
        """The other groups: most sites have none."""
        return [self[name] for name in self.fields if name in self._later()]

    def is_unfolded(self) -> bool:
        """Whether another group says something, or was refused."""
        return any(one.value() or one.errors for one in self.folded())

    def _later(self) -> frozenset[str]:
        return frozenset(hour_fields(self._groups)) - frozenset(hour_fields(1))

    def wanted(self) -> WantedContact:
        """As the action takes it. Raises Malformed when a group of hours is half filled in."""
        said = self.cleaned_data
        hours = spans_said(said, self._groups)
        return WantedContact(said["phone"], hours, said["address"], said["directions"])

    def tell(self, fault: Malformed) -> None:
        """Faults of the hours stand at the first group."""
        super().tell(told_at_days(fault))


class IdentityForm(PostForm):
    """What it is called, where it is housed, which kind it is."""

    name = forms.CharField(
        label=_("名称"), error_messages={"required": _("请写名称，如“杨柳村新时代文明实践站”。")}
    )
    short_name = forms.CharField(
        label=_("简称"), required=False, help_text=_("页面上多用简称；不填就从名称里取。")
    )
    kind = forms.ChoiceField(label=_("类别"), error_messages=_PICK)
    base_kind = forms.ChoiceField(
        label=_("是哪一类实践基地"), choices=[("", _("不是基地")), *BaseKind.choices], required=False,
        error_messages=_PICK,
    )  # fmt: skip
    host = forms.CharField(label=_("设在哪里"), required=False)

    def __init__(self, data: object = None, *, site: Site) -> None:
        unit = site.unit
        names = ("name", "short_name", "kind")
        first = {name: getattr(unit, name) for name in names}
        super().__init__(data, initial=first | {"host": site.host, "base_kind": site.base_kind})
        if unit.kind in VENUE_KINDS:
            self._choose("kind", [(kind.value, kind.label) for kind in VENUE_KINDS])
        else:
            del self.fields["kind"], self.fields["base_kind"]
        self._kind = unit.kind
        if hosts := HOSTS.get(unit.kind):
            kept = () if site.host in {*hosts, ""} else (site.host,)
            named = [("", _("没有登记")), *((one, one) for one in (*hosts, *kept))]
            self.fields["host"] = forms.ChoiceField(
                label=_("设在哪里"), required=False, choices=named, error_messages=_PICK
            )

    def wanted(self) -> WantedIdentity:
        """As the action takes it."""
        said = self.cleaned_data
        return WantedIdentity(
            said.get("kind") or self._kind, said["name"], said["short_name"], said["host"],
            said.get("base_kind", ""),
        )  # fmt: skip

    def _choose(self, name: str, listed: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = listed  # type: ignore[attr-defined]


class NewSiteForm(PlaceFields, PostForm):
    """A new site; its telephone and hours are the next page."""

    kind = forms.ChoiceField(label=_("开设什么"), error_messages=_PICK)
    parent = forms.ChoiceField(label=_("归哪里"), error_messages=_PICK)
    name = forms.CharField(
        label=_("名称"), error_messages={"required": _("请写名称，如“杨柳村新时代文明实践站”。")}
    )
    base_kind = forms.ChoiceField(
        label=_("是哪一类实践基地"), choices=[("", _("不是基地")), *BaseKind.choices], required=False,
        error_messages=_PICK,
    )  # fmt: skip
    host = forms.ChoiceField(
        label=_("设在哪里"), required=False, error_messages=_PICK, help_text=_("所和站才选。")
    )
    area = forms.ChoiceField(label=_("在哪个村、社区"), required=False, error_messages=_PICK)
    field_order = (
        "kind",
        "name",
        "parent",
        "area",
        "host",
        "base_kind",
        "address",
        "system",
        "lon",
        "lat",
    )

    def __init__(self, data: object = None, *, actor: Actor, county: str) -> None:
        super().__init__(data)
        above = in_order(_parents(actor, county))
        under = {unit.kind for unit in above}
        kinds = [UnitKind(kind) for kind, allowed in PARENTS.items() if under & set(allowed)]
        if not actor.may("keep_sites"):
            kinds = [kind for kind in kinds if kind != UnitKind.INSTITUTE]
        self._choose("kind", [("", _("请选一个")), *((kind.value, kind.label) for kind in kinds)])
        self._choose(
            "parent", [("", _("请选一个")), *((str(unit.pk), unit.short_name) for unit in above)]
        )
        if len(above) == 1:
            self.fields["parent"].initial = str(above[0].pk)
        hosts = [one for kind in kinds for one in HOSTS.get(kind, ())]
        self._choose("host", [("", _("没有登记")), *((one, one) for one in hosts)])
        self._choose("area", areas(county))

    def wanted(self) -> WantedIdentity:
        """What it is to be."""
        said = self.cleaned_data
        return WantedIdentity(said["kind"], said["name"], "", said["host"], said["base_kind"])

    def place(self) -> WantedPlace:
        """Where it is to be."""
        said = self.cleaned_data
        return WantedPlace(said["area"], said["address"], said["lon"], said["lat"], said["system"])

    def _choose(self, name: str, listed: Choices | list[tuple[str, Any]]) -> None:
        self.fields[name].choices = listed  # type: ignore[attr-defined]


def _parents(actor: Actor, county: str) -> list[Unit]:
    kinds = {kind for allowed in PARENTS.values() for kind in allowed}
    within = Unit.objects.at_or_below(actor.unit_path or "-").filter(county=county)
    return list(within.filter(kind__in=kinds, ends_on=None))
