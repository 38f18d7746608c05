"""答复: the office says what it did about a request, in words the person understands (PIPL §50)."""

from datetime import datetime

from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actors import Actor
from wudan.privacy import permissions
from wudan.privacy.enums import Outcome
from wudan.privacy.models import PrivacyRequest

LONGEST_WORDS = 400


@one_transaction
def answer_request(
    *, request: PrivacyRequest, outcome: str, words: str, by: Actor, at: datetime
) -> PrivacyRequest:
    """Close a request. Refusing says why: the person may complain or sue. Raises Malformed, Objected."""
    held = take(request)
    insist(permissions.answering_objection(by, held))
    words, faults = tidy(words), {}
    if outcome not in Outcome.values:
        faults["outcome"] = "请选怎么办的。"
    if not words:
        faults["words"] = "请写一句怎么办的，或为什么没有办。"
    elif fault := objection_to(words, most=LONGEST_WORDS):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    return close(held, outcome, words, by=by, at=at)


def take(request: PrivacyRequest) -> PrivacyRequest:
    """The request as it is now, locked. Raises Missing."""
    held = PrivacyRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk)
    found = held.select_related("unit", "person__home").first()
    if found is None:
        raise Missing
    return found


def close(
    held: PrivacyRequest, outcome: str, words: str, *, by: Actor, at: datetime
) -> PrivacyRequest:
    """Write the answer and its event; the caller has asked whether this person may."""
    held.outcome, held.outcome_words, held.answered_at = outcome, words, at
    held.answered_by_id, held.answered_under_id = by.person, by.post_id
    held.save()
    facts = {"request": held.pk, "kind": held.kind, "outcome": outcome}
    note("person.answer", held.person, by=by, at=at, **facts)
    return held
