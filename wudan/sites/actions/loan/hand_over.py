"""交出去: from now on it is in the borrower's hands."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.sites.actions.loan.holding import lock, note, one_transaction
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.models import Loan
from wudan.sites.permissions.loan import handing_objection


@one_transaction
def hand_over(*, loan: Loan, by: Actor, at: datetime) -> Loan:
    """Hand it over. Raises Objected, also while another still has it."""
    held = lock(loan, handing_objection, by=by)
    held.state, held.handed_at = LoanState.OUT, at
    held.save(update_fields=["state", "handed_at"])
    note(LoanVerb.HAND_OVER, held, by=by, at=at)
    return held
