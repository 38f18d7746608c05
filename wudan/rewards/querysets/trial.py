"""Which trials."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.rewards.enums.trial import TrialState

if TYPE_CHECKING:
    from wudan.rewards.models import Trial

TAKEN_MINUTES = 2
"""A month takes seconds; who has held one for longer is gone."""


class TrialQuerySet(QuerySet["Trial"]):
    """Trials."""

    def readable_by(self, actor: Actor) -> "TrialQuerySet":
        """For who decides by which rules, and who audits."""
        if actor.may("adopt_rules") or actor.may("read_journal"):
            return self
        return self.none()

    def to_reckon(self, *, at: datetime) -> "TrialQuerySet":
        """Not done, and in nobody's hands."""
        given_up = at - timedelta(minutes=TAKEN_MINUTES)
        waiting = self.filter(state=TrialState.WAITING)
        return waiting.filter(Q(taken_at=None) | Q(taken_at__lt=given_up)).order_by("asked_at", "pk")  # fmt: skip
