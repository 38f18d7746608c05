"""Which rounds and reviews."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor
from wudan.projects.enums.gate import Conflict, RoundState

if TYPE_CHECKING:
    from wudan.projects.models.gate import GateRound, Reviewing


class GateRoundQuerySet(QuerySet["GateRound"]):
    """Passages through the gate."""

    def open(self) -> "GateRoundQuerySet":
        """Without a decision yet."""
        return self.filter(state=RoundState.OPEN)


class ReviewingQuerySet(QuerySet["Reviewing"]):
    """Reviewers of rounds."""

    def of(self, actor: Actor) -> "ReviewingQuerySet":
        """One's own."""
        return self.filter(person=actor.person_id) if actor.person_id else self.none()

    def counting(self) -> "ReviewingQuerySet":
        """Those who have given and did not recuse: nobody else counts."""
        return self.filter(conflict=Conflict.NONE, given_at__isnull=False)

    def expected(self) -> "ReviewingQuerySet":
        """All but those who recused."""
        return self.exclude(conflict=Conflict.HAS)

    def waiting(self) -> "ReviewingQuerySet":
        """Still to be given while the round is open."""
        return self.expected().filter(given_at=None, round__state=RoundState.OPEN)

    def political(self) -> "ReviewingQuerySet":
        """The one who answers for the political check."""
        return self.filter(is_political=True)
