"""Which meetings, which motions."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.meetings.enums.meeting import MeetingState, MotionState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.meetings.models.meeting import Invitee, Meeting, Motion

SEES_ALL = frozenset({"center_office", "leader", "auditor"})
"""Roles that read every meeting of their reach: the office, and who leads or audits."""


class MeetingQuerySet(QuerySet["Meeting"]):
    """Meetings."""

    def visible_to(self, actor: Actor) -> "MeetingQuerySet":
        """All for the county's center; else what one's own unit holds, or is asked to once it is called."""
        if not actor.is_staff or (actor.kind.apart and actor.role != "auditor"):
            return self.none()
        if actor.role in SEES_ALL and actor.unit_path.count(".") == 1:
            return self.filter(unit__path__startswith=actor.unit_path)
        asked = Q(invitees__unit=actor.unit_id, invitees__off_at=None) & ~Q(
            state=MeetingState.DRAFTED
        )
        return self.filter(Q(unit=actor.unit_id) | asked).distinct()

    def coming(self) -> "MeetingQuerySet":
        """Sent out and not held yet."""
        return self.filter(state=MeetingState.CALLED)


class InviteeQuerySet(QuerySet["Invitee"]):
    """Units that are asked to meetings."""

    def live(self) -> "InviteeQuerySet":
        """Those who are to come: nobody took them off."""
        return self.filter(off_at=None)


class MotionQuerySet(QuerySet["Motion"]):
    """Motions."""

    def waiting(self) -> "MotionQuerySet":
        """Not on an agenda yet."""
        return self.filter(state=MotionState.WAITING)

    def visible_to(self, actor: Actor) -> "MotionQuerySet":
        """Those of one's own unit; all of the county for who calls its meetings."""
        if not actor.is_staff:
            return self.none()
        if actor.role in SEES_ALL and actor.unit_path.count(".") == 1:
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.filter(unit=actor.unit_id)
