"""Which persons, which posts."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.people.models import Person, Post


class PersonQuerySet(QuerySet["Person"]):
    """Persons."""

    def findable_by(self, actor: Actor) -> "PersonQuerySet":
        """Those whom staff may look up to place an order for: people of their own units."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.filter(home__path__startswith=actor.unit_path)

    def named_like(self, words: str) -> "PersonQuerySet":
        """By name or by the last digits of the phone."""
        if words.isdecimal():
            return self.filter(phone__endswith=words)
        return self.filter(name__contains=words)


class PostQuerySet(QuerySet["Post"]):
    """Posts."""

    def held_on(self, day: date) -> "PostQuerySet":
        """Those held on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)
