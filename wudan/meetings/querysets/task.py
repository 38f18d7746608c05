"""Which decisions."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from wudan.meetings.enums.task import TaskState
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.meetings.models.task import Task


def _told(field: str) -> Q:
    return Q(**{f"{field}__isnull": False, field: F("due_on")})


class TaskQuerySet(QuerySet["Task"]):
    """Decisions of meetings."""

    def visible_to(self, actor: Actor) -> "TaskQuerySet":
        """All for the county's center; else those one's unit owns, or decided."""
        if not actor.is_staff or (actor.kind.apart and actor.role != "auditor"):
            return self.none()
        if actor.role in SEES_ALL and actor.unit_path.count(".") == 1:
            return self.filter(meeting__unit__path__startswith=actor.unit_path)
        own = Q(unit=actor.unit_id) & ~Q(state=TaskState.DRAFT)
        return self.filter(own | Q(meeting__unit=actor.unit_id))

    def running(self) -> "TaskQuerySet":
        """Decided and not closed."""
        return self.filter(state__in=[TaskState.OPEN, TaskState.REPORTED])

    def overdue(self, today: date) -> "TaskQuerySet":
        """Nobody has reported them done, and the day has passed."""
        return self.filter(state=TaskState.OPEN, due_on__lt=today)

    def to_remind(self, today: date, *, ahead: timedelta) -> "TaskQuerySet":
        """Whose day comes or has passed, and whose unit has not been told so of this day yet."""
        open_ = self.filter(state=TaskState.OPEN)
        near = Q(due_on__gte=today, due_on__lte=today + ahead) & ~_told("told_ahead_of")
        return open_.filter(near | Q(due_on__lt=today) & ~_told("told_past"))

    def owned_by(self, actor: Actor) -> "TaskQuerySet":
        """Those the actor's own unit has to do."""
        if not actor.may("answer_tasks"):
            return self.none()
        return self.filter(unit=actor.unit_id).exclude(state=TaskState.DRAFT)
