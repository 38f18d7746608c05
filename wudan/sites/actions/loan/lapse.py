"""到期没有答复: what the keeper did not answer in time is over, by the clock, and no yes (R029)."""

from datetime import datetime

from wudan.people.actors import THE_CLOCK
from wudan.sites.actions.loan.holding import lock_thing, note, one_transaction
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.models import Loan

BATCH = 200


def lapse_loans(*, at: datetime) -> int:
    """End all whose time to be answered is over; how many. Each by itself."""
    due = list(Loan.objects.unanswered(at).order_by("answer_by", "pk")[:BATCH])
    return sum(_lapse(one, at=at) for one in due)


@one_transaction
def _lapse(loan: Loan, *, at: datetime) -> bool:
    """One; nothing happens if it was answered or taken back meanwhile."""
    thing = lock_thing(loan.resource_id)
    rows = Loan.objects.select_for_update(of=("self",)).select_related("borrower")
    held = rows.filter(pk=loan.pk).first()
    if held is None or held.state != LoanState.ASKED or held.answer_by > at:
        return False
    held.resource, held.state = thing, LoanState.LAPSED
    held.save(update_fields=["state"])
    note(LoanVerb.LAPSE, held, by=THE_CLOCK, at=at)
    return True
