"""Which loans: those one has a part in."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.sites.enums.loan import LoanState

if TYPE_CHECKING:
    from wudan.sites.models.loan import Loan


class LoanQuerySet(QuerySet["Loan"]):
    """Loans."""

    def visible_to(self, actor: Actor) -> "LoanQuerySet":
        """Those that a unit in reach lends or borrows."""
        if not actor.may("borrow") or not actor.unit_path:
            return self.none()
        path = actor.unit_path
        lent = Q(resource__unit__path__startswith=path)
        return self.filter(lent | Q(borrower__path__startswith=path))

    def with_names(self) -> "LoanQuerySet":
        """Joined with what a list shows."""
        return self.select_related("resource__unit", "borrower")

    def live(self) -> "LoanQuerySet":
        """Promised or gone."""
        return self.filter(state__in=[LoanState.AGREED, LoanState.OUT])

    def unsettled(self) -> "LoanQuerySet":
        """Asked for, promised or gone: somebody still waits for an answer, or for the thing."""
        return self.filter(state__in=[LoanState.ASKED, LoanState.AGREED, LoanState.OUT])

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> "LoanQuerySet":
        """Those that want the thing at the same time."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def unanswered(self, at: datetime) -> "LoanQuerySet":
        """Those whose time to be answered is over."""
        return self.filter(state=LoanState.ASKED, answer_by__lte=at)

    def overdue(self, at: datetime) -> "LoanQuerySet":
        """Gone, and the time is over."""
        return self.filter(state=LoanState.OUT, ends_at__lt=at)
