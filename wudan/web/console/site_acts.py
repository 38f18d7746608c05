"""What the center can do to a site: a form an act, each calling one action."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit, UnitMove
from wudan.areas.querysets import UnitQuerySet
from wudan.grounds import permissions as grounds
from wudan.grounds.actions import end_site, move_under
from wudan.kit import clock
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites import actions, permissions
from wudan.sites.enums import CoordinateSystem
from wudan.sites.models import Site, SitePeriod
from wudan.sites.policies import PARENTS
from wudan.web import posting
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field
from wudan.web.tree import in_order

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class SiteForm(forms.Form):
    """Base: the reason, and where it goes."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words]

    why = note_field(_("为什么"), required=True, hint=_("写进沿革，以后查得到。"))

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id=f"{self.noun}-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def prepare(self, site: Site) -> None:
        """Fill in what depends on the site: choices and first values."""

    def act(self, *, site: Site, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError


class PlaceFields(forms.Form):
    """A place: address, and coordinates with the system they were read in."""

    address = forms.CharField(label=_("地址"), required=False)
    system = forms.ChoiceField(
        label=_("坐标从哪里查的"), choices=CoordinateSystem.choices,
        initial=CoordinateSystem.GCJ02, required=False,
        error_messages={"invalid_choice": _("请选坐标是哪里查来的。")},
    )  # fmt: skip
    lon = forms.FloatField(
        label=_("经度"), required=False, help_text=_("例：108.18"),
        error_messages={"invalid": _("经度写数字。")},
    )  # fmt: skip
    lat = forms.FloatField(
        label=_("纬度"), required=False, help_text=_("例：36.92"),
        error_messages={"invalid": _("纬度写数字。")},
    )  # fmt: skip

    def clean_system(self) -> str:
        """Nothing chosen is our own system."""
        return self.cleaned_data["system"] or CoordinateSystem.CGCS2000.value


class ClosingForm(SiteForm):
    """关闭."""

    noun, label, done = "site-closing", _("关闭"), _("已关闭，新单由上一级接。")
    explain = _("从今天起不接新单，新单转到上一级。手上的单照办完。")

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now."""
        return permissions.closing_objection(by, site, present)

    def act(self, *, site: Site, by: Actor, at: datetime) -> SitePeriod:
        """Close."""
        return actions.close(site=site, by=by, at=at, **self.cleaned_data)


class MovingForm(SiteForm, PlaceFields):
    """搬迁."""

    noun, label, done = "site-moving", _("搬迁"), _("已记下新地方。")
    explain = _("从今天起在新地方服务。手机地图上查到的坐标，选对是哪家地图，系统会换算。")

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now."""
        return permissions.moving_objection(by, site, present)

    def act(self, *, site: Site, by: Actor, at: datetime) -> SitePeriod:
        """Move."""
        return actions.move(site=site, by=by, at=at, **self.cleaned_data)


class ReopeningForm(SiteForm, PlaceFields):
    """重开."""

    noun, label, done = "site-reopening", _("重开"), _("已重开。")
    explain = _("从今天起重新接单。还在老地方的，地址不用填。")

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now."""
        return permissions.reopening_objection(by, site, present)

    def act(self, *, site: Site, by: Actor, at: datetime) -> SitePeriod:
        """Reopen."""
        return actions.reopen(site=site, by=by, at=at, **self.cleaned_data)


class MovingUnderForm(SiteForm):
    """改归."""

    noun, label, done = "site-rehanging", _("改归别处"), _("已改归，新的上级现在就看得到。")
    explain = _("队伍、场地、手上的单一起过去，由新的上级管。这个月以前的数还算原来的上级。")

    parent = forms.ChoiceField(label=_("改归哪里"), error_messages=_PICK)
    moved_on = day_field(_("从哪天起"))
    field_order = ("parent", "moved_on", "why")

    def prepare(self, site: Site) -> None:
        """Where this kind can stand, but where it stands now; today, if nothing else is said."""
        rows = parents_for(site.unit.kind, site.unit.county).exclude(children=site.unit)
        named = [(str(unit.pk), unit.short_name) for unit in in_order(rows)]
        self.fields["parent"].choices = [("", _("请选一个")), *named]  # type: ignore[attr-defined]
        self.fields["moved_on"].initial = clock.day_of(clock.now())

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now."""
        return grounds.moving_under_objection(by, site)

    def act(self, *, site: Site, by: Actor, at: datetime) -> UnitMove:
        """Move it under another."""
        said = self.cleaned_data | {"parent": Unit.objects.get(pk=int(self.cleaned_data["parent"]))}
        return move_under(site=site, by=by, at=at, **said)


class EndingForm(SiteForm):
    """撤销."""

    noun, label, done = "site-ending", _("撤销"), _("已撤销，历史和数都留着。")
    explain = _(
        "不再有这处阵地，群众的单由上一级接。先把手上的单、人、队伍、场地、活动安排好；还有没安排的，会告诉您是哪些。"
    )

    @staticmethod
    def ask(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
        """Why it may not be done now; what hangs on it is said when it is tried."""
        return grounds.ending_objection(by, site, clock.day_of(clock.now()))

    def act(self, *, site: Site, by: Actor, at: datetime) -> SitePeriod:
        """End it."""
        return end_site(site=site, by=by, at=at, **self.cleaned_data)


def parents_for(kind: str, county: str) -> UnitQuerySet:
    """The units under which a site of this kind can stand."""
    return Unit.objects.filter(county=county, kind__in=PARENTS.get(kind, ()), ends_on=None)


FORMS: tuple[type[SiteForm], ...] = (
    MovingForm, ClosingForm, ReopeningForm, MovingUnderForm, EndingForm,
)  # fmt: skip
