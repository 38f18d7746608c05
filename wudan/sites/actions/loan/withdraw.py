"""收回请借: not needed any more; the thing is free again at once."""

from datetime import datetime
from functools import partial

from wudan.people.actors import Actor
from wudan.sites.actions.loan.holding import lock, note, one_transaction, words_of
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.models import Loan
from wudan.sites.permissions.loan import step_objection


@one_transaction
def withdraw(*, loan: Loan, by: Actor, at: datetime, words: str = "") -> Loan:
    """Take it back before it was handed over. Raises Malformed, Objected."""
    held = lock(loan, partial(step_objection, verb=LoanVerb.WITHDRAW), by=by)
    words = words_of(words, field="words")
    held.state = LoanState.WITHDRAWN
    held.save(update_fields=["state"])
    note(LoanVerb.WITHDRAW, held, by=by, at=at, why=words)
    return held
