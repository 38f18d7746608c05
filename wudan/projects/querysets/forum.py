"""Which forums."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor
from wudan.projects.enums.forum import ForumState

if TYPE_CHECKING:
    from wudan.projects.models.forum import Forum

_READERS = frozenset({"call_forums", "propose_projects", "review_projects", "decide_projects"})


class ForumQuerySet(QuerySet["Forum"]):
    """Forums."""

    def visible_to(self, actor: Actor, *, county: str) -> "ForumQuerySet":
        """Minutes are working papers of the county: whoever calls, proposes, reviews, or reads all."""
        if actor.is_staff and (_READERS & actor.kind.verbs or actor.role in {"leader", "auditor"}):
            return self.filter(county=county)
        return self.none()

    def complete(self) -> "ForumQuerySet":
        """Held with all three parties: only their notes show a need."""
        return self.filter(state=ForumState.HELD)
