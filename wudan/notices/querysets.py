"""Which notices, which copies."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.notices.enums import AnnouncementState, Channel, CopyState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.notices.models import Announcement, Copy, Message


class MessageQuerySet(QuerySet["Message"]):
    """Messages."""

    def of(self, person_id: int | None) -> "MessageQuerySet":
        """What somebody sees on their own page."""
        return self.filter(person=person_id, is_shown=True)

    def unread(self) -> "MessageQuerySet":
        """Not looked at yet."""
        return self.filter(read_at=None, is_shown=True)


class CopyQuerySet(QuerySet["Copy"]):
    """Copies."""

    def moving(self, at: datetime) -> "CopyQuerySet":
        """With which a carrier has anything to do now: due, to be asked about, or in somebody's hands."""
        timed = [CopyState.WAITING, CopyState.IN_DOUBT, CopyState.HANDED]
        # Every urgency, named: that is how an index with the urgency in its middle serves this.
        whole = self.filter(is_urgent__in=[False, True], is_calm__in=[False, True])
        return whole.filter(Q(state__in=timed, next_at__lte=at) | Q(state=CopyState.HANDING))

    def due(
        self, channel: str, at: datetime, *, urgent: bool = False, calm: bool = False
    ) -> "CopyQuerySet":
        """To be handed over now, of one urgency; what waits longest first, as the index has it."""
        waiting = self.filter(channel=channel, state=CopyState.WAITING, next_at__lte=at)
        return waiting.filter(is_urgent=urgent, is_calm=calm).order_by("next_at", "pk")

    def to_settle(self, at: datetime) -> "CopyQuerySet":
        """Of which nobody knows whether they were handed over, and it is time to ask."""
        return self.filter(state=CopyState.IN_DOUBT, next_at__lte=at)

    def to_ask(self, at: datetime) -> "CopyQuerySet":
        """Handed over; whether they arrived is asked now."""
        return self.filter(state=CopyState.HANDED, next_at__lte=at)

    def carried_by(self, actor: Actor) -> "CopyQuerySet":
        """Those that the stations of an actor carry by telephone, word of mouth and paper."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.filter(
            unit__path__startswith=actor.unit_path, channel__in=[Channel.CALL, Channel.PAPER]
        )

    def to_call(self) -> "CopyQuerySet":
        """On the call list."""
        return self.filter(channel=Channel.CALL, state=CopyState.WAITING)

    def to_print(self) -> "CopyQuerySet":
        """Slips that are not printed yet."""
        return self.filter(channel=Channel.PAPER, state=CopyState.WAITING)


class AnnouncementQuerySet(QuerySet["Announcement"]):
    """General notices."""

    def visible_to(self, actor: Actor) -> "AnnouncementQuerySet":
        """Those of the actor's own unit and below; of the auditor, all."""
        if not actor.unit_path or not (actor.may("place_for") or actor.may("read_journal")):
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def to_tell(self, at: datetime) -> "AnnouncementQuerySet":
        """Being sent, and held by nobody."""
        free = Q(lease_until=None) | Q(lease_until__lte=at)
        return self.filter(free, state=AnnouncementState.SENDING).order_by("released_at", "id")
