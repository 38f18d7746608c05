"""Write an event, read a subject's events, prove a chain."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import models, transaction

from wudan.journal.models import Chain, Event, Outbox
from wudan.journal.proving import Head, Prover
from wudan.journal.rows import rows_of
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import local
from wudan.tables.inserting import insert
from wudan.tables.keeping import Keeping
from wudan.tables.prepared import Prepared, slot

_SIGNED = ("chain", "seq", "verb", "subject", "subject_id", "person_id", "post_id", "role", "who")


class Signer(Protocol):
    """Who acts, as the journal needs to know it."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def post_id(self) -> int | None: ...
    @property
    def role(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about."""

    kind: str
    id: int
    county: str
    unit_id: int | None
    branch_id: int | None = None
    """The unit whose chain this belongs to, an institute or so; None is the county's own."""


def record(
    verb: str,
    subject: Subject,
    *,
    by: Signer,
    at: datetime,
    why: str = "",
    facts: Mapping[str, object] | None = None,
    react: bool = True,
) -> int:
    """Append one event to its chain and, if `react`, to the outbox; answer its id.

    Must run inside the action's transaction: what happened and its record stand or fall
    together. RuntimeError when it does not.
    """
    if not transaction.get_connection().in_atomic_block:
        message = "an event is recorded in the transaction of its action"
        raise RuntimeError(message)
    chain = _take_chain(subject, at)
    event = Event(
        county=subject.county, chain=chain.key, seq=chain.length + 1, at=at, verb=verb,
        subject=subject.kind, subject_id=subject.id, person_id=by.person_id,
        post_id=by.post_id, role=by.role, who=by.label[:80], unit_id=subject.unit_id,
        why=why[:400], facts=dict(facts or {}), previous=chain.head,
    )  # fmt: skip
    event.hash = hash_of(event)
    insert(event)
    _move_head(chain, event)
    if react:
        insert(Outbox(event=event, verb=verb, next_try_at=at))
    return event.pk


def hash_of(event: Event) -> str:
    """The event's hash, over its own content and the hash before it."""
    content: dict[str, object] = {name: getattr(event, name) for name in _SIGNED}
    content |= {"at": event.at.timestamp(), "why": event.why, "facts": event.facts}
    content |= {"county": event.county, "unit_id": event.unit_id}
    return digest(event.previous.encode(), spell(content))


def events_of(kind: str, subject_id: int) -> models.QuerySet[Event]:
    """All that happened to one subject, oldest first; the county says in which part they are, where the
    journal is cut (ADR 79)."""
    return _here().filter(subject=kind, subject_id=subject_id).order_by("id")


def _here() -> models.QuerySet[Event]:
    return Event.objects.filter(county=settings.PACK.county)


def last_at(kind: str, ids: Collection[int]) -> dict[int, datetime]:
    """When something last happened to each of some subjects."""
    rows = _here().filter(subject=kind, subject_id__in=ids).order_by()
    return dict(rows.values_list("subject_id").annotate(last=models.Max("at")))


def heads_of(**which: object) -> dict[str, Head]:
    """The heads of chains, by key; of all chains when nothing is asked."""
    rows = Chain.objects.filter(**which).order_by("key")
    return {
        key: Head(length, head, archive)
        for key, length, head, archive in rows.values_list("key", "length", "head", "archive")
    }


def first_fault(chain_key: str) -> str | None:
    """Prove one chain by its rows and head: None when whole, else which link is wrong and how."""
    prover = Prover(heads_of(key=chain_key))
    prover.feed(rows_of(chain_key))
    prover.finish(expected=[chain_key])
    found = prover.faults.get(chain_key)
    return f"链 {found}" if found else None


def verbs_since(county: str, since: datetime, until: datetime) -> dict[str, int]:
    """How often each verb happened; meant for a day."""
    rows = Event.objects.filter(at__gte=since, at__lt=until, county=county).order_by()
    return dict(rows.values_list("verb").annotate(n=models.Count("pk")))


def chain_keys() -> Iterable[str]:
    """All chains, by key."""
    return Chain.objects.order_by("key").values_list("key", flat=True)


_HELD = Prepared(
    lambda: Chain.objects.select_for_update().filter(key=slot("key", models.CharField()))
)


def _take_chain(subject: Subject, at: datetime) -> Chain:
    key = f"{subject.county}:{subject.branch_id or 0}:{local(at):%Y%m%d}"
    held = _HELD(key=key)
    if not held:
        Chain.objects.bulk_create([Chain(key=key)], ignore_conflicts=True)
        held = _HELD(key=key)
    return held[0]


def _move_head(chain: Chain, event: Event) -> None:
    """The chain ends in this event now."""
    with Keeping(transaction.get_connection()).cursor() as cursor:
        cursor.execute(
            "UPDATE journal_chain SET length = %s, head = %s WHERE id = %s",
            [event.seq, event.hash, chain.pk],
        )
