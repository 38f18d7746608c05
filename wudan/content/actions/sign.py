"""一审、二审、三审、退回: one revision by its hash, three persons, none of whom wrote it. After the third it is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.content.actions.holding import insist_seen, lock_seen, note, one_transaction, said
from wudan.content.actions.propose import unagreed_objection
from wudan.content.actions.show import show_now
from wudan.content.models import Article, Revision, SendBack, SignOff
from wudan.content.permissions import sending_back_objection, signing_objection
from wudan.content.policies import Signed, is_whole, signed_of
from wudan.kit.publishing import STEPS
from wudan.kit.refusals import Objected, Objection, Refusal, insist
from wudan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one of many."""

    article: Article
    words: str
    """Why it was not signed; empty when it was."""


@one_transaction
def sign(*, article: Article, seen: str, by: Actor, at: datetime, words: str = "") -> SignOff:
    """Sign the next step of what was `seen` (its hash). Raises Malformed, Missing, Objected, Stale."""
    held, revision, signed = _held(article, seen, by)
    insist(signing_objection(by, held, revision, signed, settings.PACK.content))
    if not is_whole(held, revision):
        raise Objected(Objection("not_whole", "这一稿和它的摘要对不上，不能签。请写新的一稿。"))
    insist(unagreed_objection(revision, at))
    step = signed.next_step or STEPS
    made = SignOff.objects.create(
        revision=revision, step=step, hash=revision.hash, person_id=by.person, signed_as=by.label[:80], at=at,
        words=said(words, field="words", most=200),
    )  # fmt: skip
    note("sign", held, by=by, at=at, revision=revision.number, step=step)
    if step == STEPS:
        _pass(held, revision, by=by, at=at)
    return made


@one_transaction
def send_back(*, article: Article, seen: str, words: str, by: Actor, at: datetime) -> SendBack:
    """Not signed, and why; the writers go on. Raises Malformed, Missing, Objected, Stale."""
    held, revision, signed = _held(article, seen, by)
    insist(sending_back_objection(by, held, revision, signed, settings.PACK.content))
    made = SendBack.objects.create(
        article=held, revision=revision, step=signed.next_step or STEPS, at=at, sent_as=by.label[:80],
        words=said(words, field="words", most=400, ask="请写为什么退回。"),
    )  # fmt: skip
    held.proposed, held.changed_at = None, at
    held.save(update_fields=["proposed", "changed_at"])
    note("send_back", held, by=by, at=at, revision=revision.number, step=made.step)
    return made


@one_transaction
def sign_many(*, chosen: Iterable[tuple[Article, str]], by: Actor, at: datetime) -> list[Outcome]:
    """Sign several, each by itself as if alone: what cannot be signed is told, and holds up no other."""
    outcomes = []
    for article, seen in sorted(chosen, key=lambda pair: pair[0].pk):
        try:
            with transaction.atomic():
                sign(article=article, seen=seen, by=by, at=at)
            outcomes.append(Outcome(article, ""))
        except Refusal as fault:
            outcomes.append(Outcome(article, fault.words))
    return outcomes


def _held(article: Article, seen: str, by: Actor) -> tuple[Article, Revision, Signed]:
    held = lock_seen(article, by)
    if held.proposed is None:
        raise Objected(Objection("not_proposed", "这篇没有在审。"))
    revision = insist_seen(held.proposed, seen)
    return held, revision, signed_of(held, revision)


def _pass(held: Article, revision: Revision, *, by: Actor, at: datetime) -> None:
    """All three signed: public now, or when its time comes."""
    held.proposed, held.approved, held.changed_at = None, revision, at
    held.save(update_fields=["proposed", "approved", "changed_at"])
    if held.starts_at is None or held.starts_at <= at:
        show_now(held, revision, by=by, at=at)
