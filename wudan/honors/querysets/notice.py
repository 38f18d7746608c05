"""Which notices, which objections."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.honors.enums.notice import NoticeState, ObjectionState, PartyPart
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.honors.models.notice import NoticeObjection, NoticeParty, PublicNotice


class PublicNoticeQuerySet(QuerySet["PublicNotice"]):
    """Notices."""

    def open(self) -> "PublicNoticeQuerySet":
        """Not closed yet, whatever the day."""
        return self.filter(state=NoticeState.OPEN)

    def of(self, kind: str, subject_id: int) -> "PublicNoticeQuerySet":
        """All that were ever put up about one subject, the newest first."""
        return self.filter(kind=kind, subject_id=subject_id).order_by("-pk")

    def ripe(self, at: datetime) -> "PublicNoticeQuerySet":
        """Open, though their time is over."""
        return self.open().filter(ends_at__lte=at)


class NoticePartyQuerySet(QuerySet["NoticeParty"]):
    """Persons a notice has to do with."""

    def honored(self) -> "NoticePartyQuerySet":
        """Those it is about."""
        return self.filter(part=PartyPart.HONORED)


class NoticeObjectionQuerySet(QuerySet["NoticeObjection"]):
    """Objections."""

    def open(self) -> "NoticeObjectionQuerySet":
        """Not answered yet."""
        return self.filter(state=ObjectionState.OPEN)

    def raised_by(self, actor: Actor) -> "NoticeObjectionQuerySet":
        """One's own."""
        return self.filter(person=actor.person_id) if actor.person_id else self.none()

    def in_reach_of(self, actor: Actor) -> "NoticeObjectionQuerySet":
        """Those about notices of units that whoever decides on honours reaches."""
        if not actor.may("decide_honors") or not actor.unit_path:
            return self.none()
        return self.filter(notice__unit__path__startswith=actor.unit_path)
