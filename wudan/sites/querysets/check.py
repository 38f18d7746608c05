"""Which checks, results and rectifications."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.sites.enums import Found

if TYPE_CHECKING:
    from wudan.sites.models import CheckResult, Rectification, SiteCheck

KNOWERS = frozenset({"station_keeper", "institute_staff", "center_office", "leader", "auditor"})
"""Roles that know how sites stand: of their own unit and below."""


def reach_of(actor: Actor, path: str = "site__unit__path") -> Q:
    """The rows whose site an actor knows of; none without such a role."""
    if actor.role not in KNOWERS or not actor.unit_path:
        return Q(pk=None)
    return Q(**{f"{path}__startswith": actor.unit_path})


class SiteCheckQuerySet(QuerySet["SiteCheck"]):
    """Checks."""

    def visible_to(self, actor: Actor) -> "SiteCheckQuerySet":
        """Those of sites within reach."""
        return self.filter(reach_of(actor))


class CheckResultQuerySet(QuerySet["CheckResult"]):
    """Results."""

    def visible_to(self, actor: Actor) -> "CheckResultQuerySet":
        """Those of sites within reach."""
        return self.filter(reach_of(actor))

    def current(self) -> "CheckResultQuerySet":
        """The last word on each item of each site."""
        return self.filter(is_latest=True)

    def weak(self) -> "CheckResultQuerySet":
        """Where something is lacking, wholly or in part: where help is needed."""
        return self.filter(found__in=[Found.PARTLY, Found.LACKING])

    def pictured(self, *, before: datetime) -> "CheckResultQuerySet":
        """Looked at before an instant, with a picture of it or of what was mended after."""
        mended = Q(rectification__isnull=False) & ~Q(rectification__done_picture="")
        return self.filter(~Q(picture="") | mended, check_made__at__lt=before)

    def lapsed(self, on: date) -> "CheckResultQuerySet":
        """Those that count no longer: to be looked at again."""
        return self.filter(lapses_on__lte=on)


class RectificationQuerySet(QuerySet["Rectification"]):
    """Rectifications."""

    def visible_to(self, actor: Actor) -> "RectificationQuerySet":
        """Those of sites within reach."""
        return self.filter(reach_of(actor))

    def open(self) -> "RectificationQuerySet":
        """Not closed by a check yet."""
        return self.filter(closed_at=None)

    def overdue(self, at: datetime) -> "RectificationQuerySet":
        """Open, nothing done, and the time is over."""
        return self.open().filter(done_at=None, due_at__lt=at)

    def to_recheck(self) -> "RectificationQuerySet":
        """Said to be done; somebody from above looks again."""
        return self.open().filter(done_at__isnull=False)
