"""送审、撤回送审: the latest revision goes up for signing; who is shown in it has agreed by then."""

from datetime import datetime

from wudan.content.actions.holding import insist_seen, latest_of, lock_seen, note, one_transaction
from wudan.content.models import Article, Revision
from wudan.content.permissions import proposing_objection, writing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.consents import consented
from wudan.people.enums import ConsentKind


@one_transaction
def propose(*, article: Article, seen: str, by: Actor, at: datetime) -> Article:
    """Put the latest up. Raises Missing, Objected, Stale."""
    held = lock_seen(article, by)
    latest = latest_of(held)
    insist(proposing_objection(by, held, latest))
    latest = insist_seen(latest, seen)
    insist(unagreed_objection(latest, at))
    held.proposed, held.approved, held.changed_at = latest, None, at
    held.save(update_fields=["proposed", "approved", "changed_at"])
    note("propose", held, by=by, at=at, revision=latest.number)
    return held


@one_transaction
def call_back(*, article: Article, by: Actor, at: datetime) -> Article:
    """Take it back from signing, to go on writing. Raises Missing, Objected."""
    held = lock_seen(article, by)
    insist(writing_objection(by, held))
    if held.proposed is None:
        raise Objected(Objection("not_proposed", "这篇没有在审。"))
    number = held.proposed.number
    held.proposed, held.changed_at = None, at
    held.save(update_fields=["proposed", "changed_at"])
    note("call_back", held, by=by, at=at, revision=number)
    return held


def unagreed_objection(revision: Revision, at: datetime) -> Objection | None:
    """Why nobody may read it: somebody in it did not agree, or took it back."""
    persons = set(revision.appearances.values_list("person", flat=True))
    if persons and consented(ConsentKind.PUBLISH, persons, on=day_of(at)) != persons:
        return Objection(
            "no_consent",
            "写到的人里有人没有同意公开（或者不满 14 岁）。先请他们同意，或从稿子里去掉。",
        )
    return hidden_objection(revision)


def hidden_objection(revision: Revision) -> Objection | None:
    """Why an honoured person's story is not shown: the name, or the picture, is hidden by them."""
    award = revision.article.award
    if award is None:
        return None
    if not award.candidate.shows_name:
        return Objection("no_consent", "本人没有同意写全名。")
    placed = revision.placements.exclude(medium__kind="sound")
    if not award.candidate.shows_picture and placed.exists():
        return Objection("no_consent", "本人没有同意放照片。")
    return None
