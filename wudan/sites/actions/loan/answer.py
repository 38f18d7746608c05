"""同意借、不同意借: the lender decides, a refusal with a reason (R029)."""

from datetime import datetime
from functools import partial

from wudan.people.actors import Actor
from wudan.sites.actions.loan.holding import lock, note, one_transaction, words_of
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.models import Loan
from wudan.sites.permissions.loan import agreeing_objection, step_objection


@one_transaction
def agree(*, loan: Loan, by: Actor, at: datetime, words: str = "") -> Loan:
    """Promised: nobody else has it in that time; the database refuses a second one. Raises Objected."""
    held = lock(loan, agreeing_objection, by=by)
    held.state, held.answer = LoanState.AGREED, words_of(words, field="words")
    return _answered(held, LoanVerb.AGREE, by=by, at=at)


@one_transaction
def refuse(*, loan: Loan, by: Actor, at: datetime, words: str) -> Loan:
    """Not this time, and why. Raises Malformed, Objected."""
    held = lock(loan, partial(step_objection, verb=LoanVerb.REFUSE), by=by)
    held.answer = words_of(words, field="words", ask="请写为什么不借，对方看得到。")
    held.state = LoanState.REFUSED
    return _answered(held, LoanVerb.REFUSE, by=by, at=at)


def _answered(held: Loan, verb: LoanVerb, *, by: Actor, at: datetime) -> Loan:
    held.answered_at, held.answered_as = at, by.label[:80]
    held.save()
    note(verb, held, by=by, at=at, why=held.answer)
    return held
