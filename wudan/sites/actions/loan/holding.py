"""How acts on a loan lock and are journaled: first the thing that is lent, then the loan."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.sites.enums.loan import LoanVerb
from wudan.sites.models import Loan, Resource

one_transaction = transaction.atomic(savepoint=False)
LONGEST = 200
Question = Callable[[Actor, Loan], Objection | None]


def lock_thing(pk: int) -> Resource:
    """The thing, held: it is what is scarce. Raises Missing."""
    rows = Resource.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def lock(loan: Loan, ask: Question, *, by: Actor) -> Loan:
    """The loan, held after its thing. Raises Missing, Objected."""
    thing = lock_thing(loan.resource_id)
    rows = Loan.objects.select_for_update(of=("self",)).select_related("borrower")
    held = rows.filter(pk=loan.pk).first()
    if held is None:
        raise Missing
    held.resource = thing
    insist(ask(by, held))
    return held


def note(
    verb: LoanVerb, held: Loan, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of an act on a loan; it belongs to the thing's unit."""
    unit = held.resource.unit
    subject = Subject("loan", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"resource": held.resource.key, "borrower": held.borrower_id} | facts
    record(f"loan.{verb.value}", subject, by=by, at=at, why=why, facts=told, react=True)


def words_of(words: str, *, field: str, ask: str = "") -> str:
    """Words; with `ask`, some are needed. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=LONGEST) or (ask if ask and not words else ""):
        raise Malformed({field: fault})
    return words
