"""试算平衡: all balances of the book of points together are zero, and each is the sum of its entries (A09)."""

from dataclasses import dataclass

from django.db.models import Sum

from wudan.ledger.models import PointAccount, PointEntry
from wudan.ledger.proof.walking import CHUNK, one_moment

Sums = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """What the accounts of each kind and grade have together, and which differ from their entries."""

    sums: Sums
    wrong: dict[int, tuple[int, int]]
    """Account → balance, sum of its entries."""

    @property
    def uneven(self) -> dict[str, int]:
        """Grades whose accounts do not sum to zero."""
        totals: dict[str, int] = {}
        for (_kind, grade), balance in self.sums.items():
            totals[grade] = totals.get(grade, 0) + balance
        return {grade: total for grade, total in totals.items() if total}

    @property
    def holds(self) -> bool:
        """Whether the book balances."""
        return not self.wrong and not self.uneven


def trial_balance() -> TrialBalance:
    """Reckoned by the database, in two statements of one moment."""
    with one_moment():
        return reckoned()


def reckoned() -> TrialBalance:
    """The same, within a moment that somebody else holds."""
    rows = PointEntry.objects.order_by().values_list("account").annotate(Sum("points"))
    moved = dict(rows.iterator(chunk_size=CHUNK))
    sums: Sums = {}
    wrong = {}
    accounts = PointAccount.objects.order_by().values_list("pk", "kind", "grade", "balance")
    for pk, kind, grade, balance in accounts.iterator(chunk_size=CHUNK):
        sums[kind, grade] = sums.get((kind, grade), 0) + balance
        if balance != (total := moved.get(pk, 0)):
            wrong[pk] = (balance, total)
    return TrialBalance(sums, wrong)
