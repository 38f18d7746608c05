"""Which rounds, results, appeals. A unit sees its own and nobody else's; the office sees the order of the tree."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.appraisals.enums import RoundState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.appraisals.models import Appeal, Result, Round

APPRAISED = frozenset({"station_keeper", "institute_staff", "department_officer"})
"""Who answers for a unit that can be appraised; each sees his own unit, not those below it."""


def sees_all(actor: Actor) -> bool:
    """Whether the post stands where all units are appraised: the office, a leader of the center, the auditor."""
    if actor.role in {"center_office", "auditor"}:
        return True
    return actor.role == "leader" and actor.unit_path.count(".") == 1


class AppraisalRoundQuerySet(QuerySet["Round"]):
    """Rounds."""

    def visible_to(self, actor: Actor) -> "AppraisalRoundQuerySet":
        """All to the office; to a unit those that have told it something."""
        if sees_all(actor):
            return self
        if actor.role not in APPRAISED and actor.role != "leader":
            return self.none()
        told = self.exclude(state=RoundState.JUDGING)
        return told.filter(results__unit=actor.unit_id).distinct()

    def in_time(self) -> "AppraisalRoundQuerySet":
        """The latest first."""
        return self.order_by("-year", "-half", "appraises", "pk")


class AppraisalResultQuerySet(QuerySet["Result"]):
    """Results."""

    def visible_to(self, actor: Actor) -> "AppraisalResultQuerySet":
        """All to the office; to a unit its own."""
        if sees_all(actor):
            return self
        if actor.role not in APPRAISED and actor.role != "leader":
            return self.none()
        return self.filter(unit=actor.unit_id)

    def counting(self) -> "AppraisalResultQuerySet":
        """The word that counts now."""
        return self.filter(is_latest=True)


class AppraisalAppealQuerySet(QuerySet["Appeal"]):
    """Appeals."""

    def visible_to(self, actor: Actor) -> "AppraisalAppealQuerySet":
        """All to the office; to a unit its own."""
        if sees_all(actor):
            return self
        return self.filter(unit=actor.unit_id) if actor.role in APPRAISED else self.none()

    def open(self) -> "AppraisalAppealQuerySet":
        """Not answered."""
        return self.filter(outcome="")
