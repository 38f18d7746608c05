"""The outbox: what happened waits here until those who react have done so.

At least once, by any number of workers; each reaction of each event exactly once, because
its row is written in the transaction of the reaction itself (reliability A26, G23).
"""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from wudan.journal.models import Event, Outbox, Reaction

log = logging.getLogger(__name__)
BATCH = 100
MANY = 2000
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as those who react see it."""

    id: int
    verb: str
    subject_id: int
    at: datetime
    facts: dict[str, object]
    heard_at: datetime
    """When those who react hear of it; later than `at` by as long as it waited."""


React = Callable[[Happening], None]
Reactions = Callable[[str], Sequence[tuple[str, React]]]
Watch = Callable[[Collection[tuple[str, int]], datetime], object]
"""Told of many events at once, by the kind and number of their subjects; may be told twice."""


def deliver(
    reactions: Reactions, *, at: datetime, limit: int = BATCH, watch: Watch | None = None,
    most: timedelta | None = None,
) -> int:  # fmt: skip
    """Run the reactions of waiting events; how many events were settled. `watch` hears of every
    event in the transaction that settles it. After so long (`most`) the rest is left for next time."""
    until = None if most is None else time.monotonic() + most.total_seconds()
    waiting = Outbox.objects.filter(done_at=None, next_try_at__lte=at)
    verbs = waiting.order_by().values_list("verb", flat=True).distinct()
    unheard = [verb for verb in verbs if not reactions(verb)]
    settled = _settle_unheard(waiting.filter(verb__in=unheard), at, watch) if unheard else 0
    rows = waiting.order_by("id").values_list("pk", flat=True)[:limit]
    for pk in list(rows):
        settled += _settle(pk, reactions, at, watch)
        if until is not None and time.monotonic() >= until:
            break
    return settled


def backlog(*, at: datetime) -> tuple[int, timedelta]:
    """How many events wait, and how long the oldest has."""
    waiting = Outbox.objects.filter(done_at=None)
    oldest = waiting.order_by("id").values_list("event__at", flat=True).first()
    return waiting.count(), at - oldest if oldest else timedelta(0)


def _settle_unheard(waiting: QuerySet[Outbox], at: datetime, watch: Watch | None) -> int:
    """Those nobody reacts to, all at once; a watch that fails costs what it was told, no more."""
    if watch is None:
        return waiting.update(done_at=at)
    with transaction.atomic():
        skips = connection.features.has_select_for_update_skip_locked
        held = waiting.select_for_update(of=("self",), skip_locked=skips).order_by("id")
        rows = list(held.values_list("pk", "event__subject", "event__subject_id")[:MANY])
        _tell(watch, {(kind, number) for _, kind, number in rows}, at)
        return Outbox.objects.filter(pk__in=[pk for pk, *_ in rows]).update(done_at=at)


def _tell(watch: Watch, subjects: Collection[tuple[str, int]], at: datetime) -> None:
    try:
        with transaction.atomic():
            watch(subjects, at)
    except Exception:  # whoever watches must not hold up who reacts
        log.exception("the watch failed for %s subjects", len(subjects))


def _settle(pk: int, reactions: Reactions, at: datetime, watch: Watch | None) -> int:
    try:
        with transaction.atomic():
            row = _take(pk)
            if row is None:
                return 0
            if watch is not None:
                _tell(watch, {(row.event.subject, row.event.subject_id)}, at)
            for name, react in reactions(row.verb):
                _react_once(row.event, name, react, at)
            Outbox.objects.filter(pk=pk).update(done_at=at)
            return 1
    except Exception as fault:  # a reaction's bug must not stop the others
        log.exception("reaction to outbox row %s failed", pk)
        _postpone(pk, fault, at)
        return 0


def _take(pk: int) -> Outbox | None:
    skips = connection.features.has_select_for_update_skip_locked
    rows = Outbox.objects.select_for_update(of=("self",), skip_locked=skips)
    return rows.select_related("event").filter(pk=pk, done_at=None).first()


def _react_once(event: Event, name: str, react: React, at: datetime) -> None:
    if Reaction.objects.filter(event=event, name=name).exists():
        return
    Reaction.objects.create(event=event, name=name, at=at)
    react(Happening(event.pk, event.verb, event.subject_id, event.at, event.facts, at))


def _postpone(pk: int, fault: Exception, at: datetime) -> None:
    row = Outbox.objects.get(pk=pk)
    row.tries += 1
    row.next_try_at = at + min(LONGEST_WAIT, timedelta(seconds=2 ** min(row.tries, 12)))
    row.fault = f"{type(fault).__name__}: {fault}"[:400]
    row.save(update_fields=["tries", "next_try_at", "fault"])
