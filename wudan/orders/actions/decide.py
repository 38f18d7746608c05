"""研判: somebody looked at an item of a review list and wrote what they found."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.models import Decision
from wudan.people.actors import Actor


@one_transaction
def decide(*, kind: str, key: str, words: str, county: str, by: Actor, at: datetime) -> Decision:
    """Note a decision about one item; a second one replaces the words, the journal keeps both."""
    words = tidy(words)
    if not by.may("decide"):
        raise Objected(Objection("not_your_role", "研判由中心办公室来做。"))
    if not words:
        raise Malformed({"words": "请写一句研判意见（最多 400 字）。"})
    if fault := objection_to(words, most=policies.LONGEST_NOTE):
        raise Malformed({"words": fault})
    made, _ = Decision.objects.update_or_create(
        kind=kind, key=key,
        defaults={"county": county, "words": words, "at": at,
                  "person_id": by.person, "post_id": by.post},
    )  # fmt: skip
    subject = Subject("decision", made.pk, county, by.unit_id)
    record("attention.decide", subject, by=by, at=at, why=words, facts={"kind": kind, "key": key})
    return made
