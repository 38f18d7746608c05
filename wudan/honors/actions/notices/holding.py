"""How acts on a notice lock it and are journaled."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.honors.models import NoticeObjection, PublicNotice
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
HEARD = frozenset({"notice.answer"})
"""Verbs of which somebody is told: who objected waits for the answer."""


def lock(notice: PublicNotice) -> PublicNotice:
    """The row, held. Raises Missing."""
    rows = PublicNotice.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=notice.pk).first()
    if held is None:
        raise Missing
    return held


def lock_raised(raised: NoticeObjection) -> NoticeObjection:
    """The notice first, then the objection, both held. Raises Missing."""
    notice = lock(PublicNotice(pk=raised.notice_id))
    held = NoticeObjection.objects.select_for_update().filter(pk=raised.pk, notice=notice).first()
    if held is None:
        raise Missing
    held.notice = notice
    return held


def note(
    verb: str, held: PublicNotice, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The event of an act on a notice: what it is about, never a name."""
    subject = Subject("notice", held.pk, held.county, held.unit_id, held.unit.branch_id)
    told = {"kind": held.kind, "subject": held.subject_id} | dict(facts or {})
    record(verb, subject, by=by, at=at, why=why, facts=told, react=verb in HEARD)


def said(words: str, ask: str, *, field: str, most: int) -> str:
    """Words that are some, and that everybody may read. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to_published(words, most=most) or ("" if words else ask):
        raise Malformed({field: fault})
    return words
