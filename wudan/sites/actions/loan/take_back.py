"""收回来: in what state it came back, late or not; no mark is made against anybody."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.sites.actions.loan.holding import lock, note, one_transaction, words_of
from wudan.sites.actions.resource.use import count_use
from wudan.sites.enums.loan import Condition, LoanState, LoanVerb
from wudan.sites.enums.resource import UseSource
from wudan.sites.models import Loan
from wudan.sites.permissions.loan import step_objection


@one_transaction
def take_back(*, loan: Loan, by: Actor, at: datetime, condition: str, words: str = "") -> Loan:
    """It is back; the loan counts as one real use of the thing. Raises Malformed, Objected."""
    held = lock(loan, partial(step_objection, verb=LoanVerb.TAKE_BACK), by=by)
    if condition not in Condition.values:
        raise Malformed({"condition": "请选归还时怎么样。"})
    ask = "" if condition == Condition.GOOD else "请写坏了什么、丢了什么，怎么办。"
    held.condition_words = words_of(words, field="words", ask=ask)
    held.state, held.returned_at, held.condition = LoanState.RETURNED, at, condition
    held.save()
    note(LoanVerb.TAKE_BACK, held, by=by, at=at, why=held.condition_words, condition=condition,
         late=held.was_late)  # fmt: skip
    count_use(
        resource=held.resource, source=UseSource.LOAN, ref=str(held.pk),
        on=day_of(held.handed_at or at), by=by, at=at, words=held.purpose,
    )  # fmt: skip
    return held
