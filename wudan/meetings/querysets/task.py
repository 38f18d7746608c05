"""Which decisions."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.meetings.enums.task import TaskState
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.meetings.models.task import Task


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

    def owned_by(self, actor: Actor) -> "TaskQuerySet":
        """Those the actor's own unit has to do."""
        if not actor.may("answer_tasks"):
            return self.none()
        return self.filter(unit=actor.unit_id).exclude(state=TaskState.DRAFT)
