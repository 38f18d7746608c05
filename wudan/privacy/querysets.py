"""Which privacy requests: one's own, those of one's people, the open ones."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.privacy.models import PrivacyRequest


class RequestQuerySet(QuerySet["PrivacyRequest"]):
    """Privacy requests."""

    def visible_to(self, actor: Actor) -> "RequestQuerySet":
        """Those of the people of one's own sites; under no post, one's own."""
        if actor.post_id is None:
            return self.filter(person=actor.person_id)
        if actor.may("place_for"):
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.none()

    def open(self) -> "RequestQuerySet":
        """Not answered yet, the most urgent first."""
        return self.filter(answered_at=None).order_by("due_at", "pk")

    def with_names(self) -> "RequestQuerySet":
        """Joined with what a list shows."""
        return self.select_related("person", "unit")
