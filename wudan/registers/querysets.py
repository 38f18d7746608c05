"""Which lines of reach: a post's own, near, nothing."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.registers.enums import Within

if TYPE_CHECKING:
    from wudan.registers.models import ReachLine


class ReachLineQuerySet(QuerySet["ReachLine"]):
    """Lines of reach."""

    def visible_to(self, actor: Actor) -> "ReachLineQuerySet":
        """Villages served by the actor's unit and below."""
        return self.filter(unit__path__startswith=actor.unit_path or "-")

    def within(self, how: Within | str, near_km: float) -> "ReachLineQuerySet":
        """Those that stand so to their kind of service."""
        return self.filter(standing(Within(how), near_km))


def standing(how: Within, near_km: float) -> Q:
    """The rule of each word, once: near is near whether or not somebody also comes."""
    near = Q(metres__isnull=False, metres__lte=round(near_km * 1000))
    rules = {Within.NEAR: near, Within.COMES: ~near & Q(comes=True), Within.NOTHING: ~near & Q(comes=False)}  # fmt: skip
    return rules[how]
