"""Write an event, read a subject's events, prove a chain."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import models, transaction

from wudan.journal.models import Chain, Event, Outbox
from wudan.journal.proving import Head, Prover
from wudan.journal.rows import rows_of
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import local
from wudan.tables.inserting import insert, insert_with
from wudan.tables.keeping import kept_cursor
from wudan.tables.prepared import Prepared, slot
from wudan.tables.together import insert_all

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be recorded among others."""

    verb: str
    subject: Subject
    why: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    reacts: bool = True


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
    _insist_on_transaction()
    chain = _take_chain(_key_of(subject, at))
    event = _next_on(chain, Entry(verb, subject, why, facts or {}), by=by, at=at)
    _move_head(chain, [event])
    if react:
        insert_with(event, Outbox(verb=verb, next_try_at=at), "event")
    else:
        insert(event)
    return int(event.pk)


def record_all(entries: Sequence[Entry], *, by: Signer, at: datetime) -> None:
    """`record` for much that happens at one instant: the same events in each chain's order, in five statements a chain.

    Chains are held in the order of their keys, so two who record much never wait for each other in turn.
    """
    _insist_on_transaction()
    parts: dict[str, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(_key_of(entry.subject, at), []).append(entry)
    for key in sorted(parts):
        chain = _take_chain(key)
        first = chain.length
        events = [_next_on(chain, entry, by=by, at=at) for entry in parts[key]]
        insert_all(events)
        _move_head(chain, events)
        county = parts[key][0].subject.county
        made = Event.objects.filter(county=county, chain=key, seq__gt=first).order_by("seq")
        told = zip(made.values_list("pk", flat=True), parts[key], strict=True)
        insert_all([
            Outbox(event_id=pk, verb=entry.verb, next_try_at=at) for pk, entry in told if entry.reacts
        ])  # fmt: skip


def _insist_on_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        message = "an event is recorded in the transaction of its action"
        raise RuntimeError(message)


def _next_on(chain: Chain, entry: Entry, *, by: Signer, at: datetime) -> Event:
    """The event that follows on a held chain, whose head it then is."""
    subject = entry.subject
    event = Event(
        county=subject.county, chain=chain.key, seq=chain.length + 1, at=at, verb=entry.verb,
        subject=subject.kind, subject_id=subject.id, person_id=by.person_id,
        post_id=by.post_id, role=by.role, who=by.label[:80], unit_id=subject.unit_id,
        why=entry.why[:400], facts=dict(entry.facts), previous=chain.head,
    )  # fmt: skip
    event.hash = hash_of(event)
    chain.length, chain.head = event.seq, event.hash
    return event


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


def _key_of(subject: Subject, at: datetime) -> str:
    return f"{subject.county}:{subject.branch_id or 0}:{local(at):%Y%m%d}"


def _take_chain(key: str) -> Chain:
    held = _HELD(key=key)
    if not held:
        Chain.objects.bulk_create([Chain(key=key)], ignore_conflicts=True)
        held = _HELD(key=key)
    return held[0]


def _move_head(chain: Chain, events: Sequence[Event]) -> None:
    """The chain ends in the last of these; it grew link by link, for the database lets it grow by no more."""
    grown = [(event.seq, event.hash, chain.pk) for event in events]
    with kept_cursor(transaction.get_connection()) as cursor:
        if len(grown) == 1:
            cursor.execute(_MOVED, grown[0])
        else:
            cursor.executemany(_MOVED, grown)


_MOVED = "UPDATE journal_chain SET length = %s, head = %s WHERE id = %s"
