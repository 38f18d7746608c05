"""What every act on a piece has: one transaction, the piece held first, an event that says which revision."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.content.models import Article, Revision
from wudan.journal.events import Subject, record
from wudan.kit.phones import normal
from wudan.kit.refusals import Malformed, Missing, Stale
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.models import Site

one_transaction = transaction.atomic(savepoint=False)
_CHANGED = "刚刚有人改过这篇稿子，请看了最新的一稿再办。"


def lock(pk: int) -> Article:
    """Held, then read with its unit: all that happens to one piece happens one after the other. Raises Missing."""
    rows = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk)
    if not rows.values_list("pk", flat=True):
        raise Missing
    return Article.objects.select_related("unit", "proposed", "approved", "award__candidate").get(
        pk=pk
    )


def lock_seen(article: Article, by: Actor) -> Article:
    """The same, if this actor may know of it at all. Raises Missing."""
    held = lock(article.pk)
    if not Article.objects.visible_to(by).filter(pk=held.pk).exists():
        raise Missing
    return held


def latest_of(held: Article) -> Revision | None:
    """Its newest revision."""
    return held.revisions.filter(number=held.latest).first()


def insist_seen(held: Revision | None, seen: str) -> Revision:
    """The revision, if it is the one that was read. Raises Stale."""
    if held is None or held.hash != seen:
        raise Stale("stale", _CHANGED)
    return held


def note(
    verb: str, held: Article, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> int:
    """Into the journal of the unit's branch; others may react to it. Names no person shown."""
    unit = held.unit
    subject = Subject("content", held.pk, held.county, unit.pk, unit.branch_id)
    return record(f"content.{verb}", subject, by=by, at=at, why=why, facts={"no": held.no, **facts})


def said(words: str, *, field: str, most: int, ask: str = "") -> str:
    """Words everybody may read; with `ask`, some are needed. Raises Malformed."""
    words = tidy(words)
    fault = objection_to_published(words, most=most, allowed=office_phones())
    if fault := fault or (ask if ask and not words else ""):
        raise Malformed({field: fault})
    return words


def office_phones() -> frozenset[str]:
    """Numbers that may stand in a piece: those of sites, and the county's hotline."""
    held = Site.objects.exclude(phone="").values_list("phone", flat=True)
    return frozenset(map(normal, [*held, settings.PACK.brand.hotline]))
