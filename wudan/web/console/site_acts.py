"""What the center can do to a site: a form an act, each calling one action."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites import actions, permissions
from wudan.sites.enums import CoordinateSystem
from wudan.sites.models import Site, SitePeriod
from wudan.web import posting
from wudan.web.console.acts.form import Words, note_field


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

    def act(self, *, site: Site, by: Actor, at: datetime) -> SitePeriod:
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


FORMS: tuple[type[SiteForm], ...] = (MovingForm, ClosingForm, ReopeningForm)
