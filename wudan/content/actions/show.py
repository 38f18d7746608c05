"""公开、定日子、重新公开: only what three signed; a corrected revision takes the place of the older one."""

from datetime import datetime

from django.conf import settings

from wudan.content.actions.holding import lock, lock_seen, note, one_transaction
from wudan.content.actions.propose import unagreed_objection
from wudan.content.enums import DownReason
from wudan.content.models import Article, Revision, SearchText, Showing
from wudan.content.permissions import publishing_objection
from wudan.content.policies import is_whole, open_showing
from wudan.content.search import pairs_of
from wudan.kit.publishing import STEPS
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import THE_CLOCK, Actor


@one_transaction
def plan(*, article: Article, starts_at: datetime | None, ends_at: datetime | None, by: Actor, at: datetime) -> Article:  # fmt: skip
    """From when until when it is public; by the unit or who signs last. Raises Malformed, Missing, Objected."""
    held = lock_seen(article, by)
    own = by.may("write_content") and by.reaches(held.unit.path)
    if not own:
        insist(publishing_objection(by, held, settings.PACK.content))
    faults = {}
    if ends_at is not None and ends_at <= at:
        faults["ends_at"] = "撤下的日子要在以后。要马上撤，请用“马上撤下”。"
    if ends_at is not None and starts_at is not None and ends_at <= starts_at:
        faults["ends_at"] = "撤下要在公开以后。"
    if faults:
        raise Malformed(faults)
    held.starts_at, held.ends_at, held.changed_at = starts_at, ends_at, at
    held.save(update_fields=["starts_at", "ends_at", "changed_at"])
    note("plan", held, by=by, at=at)
    return held


@one_transaction
def put_up(*, article: Article, by: Actor, at: datetime) -> Showing:
    """Show again what was taken down: the latest revision, if three signed just that. Raises Missing, Objected."""
    held = lock_seen(article, by)
    insist(publishing_objection(by, held, settings.PACK.content))
    if open_showing(held) is not None:
        raise Objected(Objection("shown", "已经公开了。"))
    latest = held.revisions.filter(number=held.latest).first()
    if latest is None or latest.sign_offs.count() != STEPS:
        raise Objected(Objection("not_signed", "最新的一稿还没有过三审，不能公开。"))
    if not is_whole(held, latest):
        raise Objected(Objection("emptied", "这一稿的文字已经删除了，请重新写。"))
    insist(unagreed_objection(latest, at))
    if held.ends_at is not None and held.ends_at <= at:
        held.ends_at = None
    held.proposed = None
    held.save(update_fields=["ends_at", "proposed"])
    return show_now(held, latest, by=by, at=at)


def show_due(*, at: datetime) -> int:
    """Those whose time has come; who does not agree any more keeps a piece from being shown. How many."""
    shown = 0
    for pk in list(Article.objects.due(at).order_by("pk").values_list("pk", flat=True)[:50]):
        shown += _show_one(pk, at=at)
    return shown


@one_transaction
def _show_one(pk: int, *, at: datetime) -> bool:
    held = lock(pk)
    revision = held.approved
    if revision is None or (held.starts_at is not None and held.starts_at > at):
        return False
    if found := unagreed_objection(revision, at):
        held.approved, held.changed_at = None, at
        held.save(update_fields=["approved", "changed_at"])
        note("withhold", held, by=THE_CLOCK, at=at, why=found.words, revision=revision.number)
        return False
    show_now(held, revision, by=THE_CLOCK, at=at)
    return True


def show_now(held: Article, revision: Revision, *, by: Actor, at: datetime) -> Showing:
    """Open its showing in place of an older one, and let it be found."""
    Showing.objects.filter(article=held, until=None).update(
        until=at, reason=DownReason.REPLACED, ended_as=by.label[:80]
    )
    made = Showing.objects.create(article=held, revision=revision, since=at, shown_as=by.label[:80])
    held.approved, held.changed_at = None, at
    held.save(update_fields=["approved", "changed_at"])
    SearchText.objects.update_or_create(article=held, defaults={"pairs": pairs_of(revision)})
    note("publish", held, by=by, at=at, revision=revision.number, hash=revision.hash)
    return made
