"""Which connected systems."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.connections.models import System


class SystemQuerySet(QuerySet["System"]):
    """Connected systems."""

    def with_names(self) -> "SystemQuerySet":
        """Joined with what lists and pages show."""
        return self.select_related("unit", "post__unit", "post__person")

    def readable_by(self, actor: Actor) -> "SystemQuerySet":
        """All for administrators and auditors; for others those for which their post answers."""
        if actor.may("administer") or actor.may("read_journal"):
            return self
        return self.filter(post=actor.post_id) if actor.post_id else self.none()
