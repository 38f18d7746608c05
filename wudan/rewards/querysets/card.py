"""Which cards."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from wudan.people.actors import Actor
from wudan.rewards.enums.card import CardState

if TYPE_CHECKING:
    from wudan.rewards.models import Card


class CardQuerySet(models.QuerySet["Card"]):
    """Cards, as phrases."""

    def visible_to(self, actor: Actor) -> "CardQuerySet":
        """Under a post that keeps points, those of the subtree; for oneself one's own."""
        if actor.post_id is not None:
            if not actor.may("keep_points") or not actor.unit_path:
                return self.none()
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.of_person(actor.person_id)

    def of_person(self, person: int | None) -> "CardQuerySet":
        """One's own card and that of one's household."""
        mine = Q(person=person) | Q(
            household__members__person=person, household__members__until=None
        )
        return self.filter(mine, **{} if person else {"pk": None}).distinct()

    def live(self) -> "CardQuerySet":
        """In use."""
        return self.filter(state=CardState.LIVE)

    def with_owners(self) -> "CardQuerySet":
        """With what is shown of a card."""
        return self.select_related("person", "household", "unit")
