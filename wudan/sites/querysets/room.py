"""Which rooms, and which bookings."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.people.roles import Reach
from wudan.sites.enums import BookingState

if TYPE_CHECKING:
    from wudan.sites.models import Booking, Room, RoomClosure

HOLDING = (BookingState.ASKED, BookingState.BOOKED)
"""While a booking stands so, nobody else has the room."""
LIVE = (*HOLDING, BookingState.WAITING)
READERS = frozenset({"leader", "auditor"})


def kept_by(actor: Actor, prefix: str = "") -> Q:
    """Rooms an actor keeps: those of the own unit or standing in its site, and below if it reaches so far."""
    if not actor.may("keep_rooms") or actor.unit_id is None:
        return Q(pk=None)
    return _within(actor, prefix)


def known_to(actor: Actor, prefix: str = "") -> Q:
    """Rooms whose use an actor may read: who keeps them, leaders and auditors."""
    if actor.role in READERS and actor.unit_path:
        return _within(actor, prefix)
    return kept_by(actor, prefix)


def _within(actor: Actor, prefix: str) -> Q:
    if actor.kind.reach is Reach.HERE:
        return Q(**{f"{prefix}unit": actor.unit_id}) | Q(**{f"{prefix}site__unit": actor.unit_id})
    path = actor.unit_path
    return Q(**{f"{prefix}unit__path__startswith": path}) | Q(
        **{f"{prefix}site__unit__path__startswith": path}
    )


class RoomQuerySet(QuerySet["Room"]):
    """Rooms."""

    def in_use(self) -> "RoomQuerySet":
        """Not given up."""
        return self.filter(given_up_on=None)

    def kept_by(self, actor: Actor) -> "RoomQuerySet":
        """Those an actor keeps."""
        return self.filter(kept_by(actor))

    def known_to(self, actor: Actor) -> "RoomQuerySet":
        """Those whose use an actor may read."""
        return self.filter(known_to(actor))

    def with_place(self) -> "RoomQuerySet":
        """With site and owner."""
        return self.select_related("site__unit", "unit")


class RoomClosureQuerySet(QuerySet["RoomClosure"]):
    """Closures."""

    def standing(self) -> "RoomClosureQuerySet":
        """Not lifted."""
        return self.filter(lifted_at=None)

    def meeting(self, starts_at: datetime, ends_at: datetime) -> "RoomClosureQuerySet":
        """Those that overlap a time."""
        return self.standing().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class BookingQuerySet(QuerySet["Booking"]):
    """Bookings."""

    def holding(self) -> "BookingQuerySet":
        """Those that have the room."""
        return self.filter(state__in=HOLDING)

    def live(self) -> "BookingQuerySet":
        """Those that have it or wait for it."""
        return self.filter(state__in=LIVE)

    def meeting(self, starts_at: datetime, ends_at: datetime) -> "BookingQuerySet":
        """Those that overlap a time; a booking never passes midnight, so its day is looked for first."""
        days = (day_of(starts_at), day_of(ends_at))
        return self.filter(day__range=days, starts_at__lt=ends_at, ends_at__gt=starts_at)

    def between(self, first: date, last: date) -> "BookingQuerySet":
        """Those of some days, both included."""
        return self.filter(day__range=(first, last))

    def kept_by(self, actor: Actor) -> "BookingQuerySet":
        """Those of rooms an actor keeps."""
        return self.filter(kept_by(actor, "room__"))

    def own(self, actor: Actor) -> "BookingQuerySet":
        """One's own: under a post those of its unit, else those made as a resident."""
        if actor.person_id is None:
            return self.none()
        if actor.is_staff:
            return self.filter(unit=actor.unit_id)
        return self.filter(unit=None, person=actor.person_id)

    def visible_to(self, actor: Actor) -> "BookingQuerySet":
        """One's own, and those of rooms one keeps."""
        if actor.is_staff:
            return self.filter(Q(unit=actor.unit_id) | kept_by(actor, "room__"))
        return self.own(actor)

    def unanswered(self, at: datetime) -> "BookingQuerySet":
        """Those asked for whose time to answer is over."""
        return self.filter(state=BookingState.ASKED, answer_by__lte=at)

    def to_release(self, at: datetime) -> "BookingQuerySet":
        """Those of series that nobody confirmed in time."""
        return self.filter(state=BookingState.BOOKED, confirmed_at=None, confirm_by__lte=at)
