"""Which years, commitments, rows of the fund; named as phrases."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.funds.models import Commitment, FundMovement, FundYear, Spending

READERS = frozenset({"leader", "auditor"})


def reads_fund(actor: Actor) -> bool:
    """Whether somebody sees the fund: who keeps it, leaders, the auditor."""
    return actor.may("keep_fund") or actor.role in READERS


class FundYearQuerySet(QuerySet["FundYear"]):
    """Years."""

    def visible_to(self, actor: Actor) -> "FundYearQuerySet":
        """All of them to who reads the fund, none to others."""
        return self.all() if reads_fund(actor) else self.none()


class CommitmentQuerySet(QuerySet["Commitment"]):
    """Commitments."""

    def visible_to(self, actor: Actor) -> "CommitmentQuerySet":
        """All of them to who reads the fund, none to others."""
        return self.all() if reads_fund(actor) else self.none()

    def with_links(self) -> "CommitmentQuerySet":
        """Joined with what a list shows."""
        return self.select_related(
            "line__fund",
            "unit",
            "site__unit",
            "resource",
            "session__unit",
            "project__unit",
            "activity__unit",
        )


class SpendingQuerySet(QuerySet["Spending"]):
    """Spendings."""

    def live(self) -> "SpendingQuerySet":
        """Those that were not reversed."""
        return self.filter(reversed_at=None)


class FundMovementQuerySet(QuerySet["FundMovement"]):
    """Movements."""

    def with_names(self) -> "FundMovementQuerySet":
        """Joined with what a row shows."""
        return self.select_related("line", "commitment", "spending")
