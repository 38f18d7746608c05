"""Which sheets, photographs and screens: those of one's own unit and below."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.intake.enums import ScanState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.intake.models import Kiosk, KioskAsk, Scan, ScanBatch, Sheet

READERS = frozenset({"station_keeper", "institute_staff", "center_office", "team_leader"})
"""Who reads sheets back: sites their cards and rosters, teams their rosters."""


def _below(actor: Actor, field: str) -> Q:
    held = actor.role in READERS and bool(actor.unit_path)
    return Q(**{f"{field}__path__startswith": actor.unit_path if held else "-"})


class SheetQuerySet(QuerySet["Sheet"]):
    """Printed sheets."""

    def visible_to(self, actor: Actor) -> "SheetQuerySet":
        """Those of the actor's unit and below."""
        return self.filter(_below(actor, "unit"))


class ScanBatchQuerySet(QuerySet["ScanBatch"]):
    """What was sent at one time."""

    def visible_to(self, actor: Actor) -> "ScanBatchQuerySet":
        """Those of the actor's unit and below."""
        return self.filter(_below(actor, "unit"))


class ScanQuerySet(QuerySet["Scan"]):
    """Photographed pages."""

    def visible_to(self, actor: Actor) -> "ScanQuerySet":
        """Those of the actor's unit and below."""
        return self.filter(_below(actor, "batch__unit"))

    def to_read(self, at: datetime) -> "ScanQuerySet":
        """Waiting, and in nobody's hands; the oldest first."""
        free = Q(held_until=None) | Q(held_until__lt=at)
        return self.filter(free, state=ScanState.WAITING).order_by("pk")


class KioskQuerySet(QuerySet["Kiosk"]):
    """Screens in halls."""

    def visible_to(self, actor: Actor) -> "KioskQuerySet":
        """Those of the actor's unit and below, for who keeps a site."""
        if actor.role == "team_leader":
            return self.none()
        return self.filter(_below(actor, "unit"))


class KioskAskQuerySet(QuerySet["KioskAsk"]):
    """What was asked at a screen."""

    def visible_to(self, actor: Actor) -> "KioskAskQuerySet":
        """Those of the actor's unit and below, for who keeps a site."""
        if actor.role == "team_leader":
            return self.none()
        return self.filter(_below(actor, "kiosk__unit"))
