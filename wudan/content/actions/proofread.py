"""校对: which words and what is wrong; settled by another revision, or by saying why it stays (三校)."""

from datetime import datetime

from wudan.content.actions.holding import (
    insist_seen,
    latest_of,
    lock_seen,
    note,
    one_transaction,
    said,
)
from wudan.content.enums import MarkKind
from wudan.content.models import Article, ProofMark
from wudan.content.permissions import marking_objection, writing_objection
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def mark(*, article: Article, seen: str, kind: str, excerpt: str, words: str, by: Actor, at: datetime) -> ProofMark:  # fmt: skip
    """Mark words of the latest revision. Raises Malformed, Missing, Objected, Stale."""
    held = lock_seen(article, by)
    revision = insist_seen(latest_of(held), seen)
    insist(marking_objection(by, held, revision))
    if kind not in MarkKind.values:
        raise Malformed({"kind": "请选是哪一类。"})
    made = ProofMark.objects.create(
        revision=revision, kind=kind, at=at, person_id=by.person, marked_as=by.label[:80],
        excerpt=said(excerpt, field="excerpt", most=60, ask="请写哪几个字。"),
        words=said(words, field="words", most=200, ask="请写怎么改。"),
    )  # fmt: skip
    note("mark", held, by=by, at=at, revision=revision.number)
    return made


@one_transaction
def settle(*, article: Article, mark: int, answer: str, by: Actor, at: datetime) -> ProofMark:
    """It stays as it is, and why. Raises Malformed, Missing, Objected."""
    held = lock_seen(article, by)
    insist(writing_objection(by, held))
    rows = ProofMark.objects.select_for_update(of=("self",)).select_related("revision")
    found = rows.filter(pk=mark, revision__article=held).first()
    if found is None:
        raise Missing
    if found.settled_at is not None or found.revision.number != held.latest:
        raise Objected(Objection("settled", "这一处已经处理了。"))
    found.answer = said(answer, field="answer", most=200, ask="请写为什么不改。")
    found.settled_at, found.settled_as = at, by.label[:80]
    found.save(update_fields=["answer", "settled_at", "settled_as"])
    note("settle", held, by=by, at=at, revision=found.revision.number)
    return found
