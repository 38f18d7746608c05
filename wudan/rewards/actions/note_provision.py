"""登记兑付预算: how much money stands behind the points; a new row, the old ones stay."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction, words_of
from wudan.rewards.models import Provision
from wudan.rewards.permissions.rule import adopting_objection

MOST_FEN = 10_000_000_000
"""A hundred million yuan: a slip of the finger."""


@one_transaction
def note_provision(
    *, county: str, amount_fen: int, words: str, by: Actor, at: datetime
) -> Provision:
    """Note it. Raises Malformed, Objected."""
    insist(adopting_objection(by))
    if not 0 <= amount_fen <= MOST_FEN:
        raise Malformed({"amount": "请写多少元。"})
    words = words_of(words, field="words", ask="请写钱从哪里来。")
    made = Provision.objects.create(
        county=county, amount_fen=amount_fen, words=words, noted_at=at, noted_as=by.label[:80],
        noted_by_id=by.person,
    )  # fmt: skip
    subject = Subject("provision", made.pk, county, by.unit_id)
    facts = {"amount_fen": amount_fen}
    record("provision.note", subject, by=by, at=at, why=words, facts=facts, react=False)
    return made
