"""Whatever the owner of the database does to the trail is noticed: at random, many times (G15)."""

import json
import random
from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests.domain.tampering import release, run
from tests.world import MONDAY
from wudan.journal.anchoring import anchor
from wudan.journal.events import hash_of, heads_of
from wudan.journal.models import Chain, Event
from wudan.journal.verifying import Places, verify

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=5)
WORDS = ("county", "verb", "subject", "role", "who", "why", "previous", "hash", "chain")
NUMBERS = ("subject_id", "person_id", "post_id", "unit_id")
"""Not `id`: a row's number is its place in the table, not what it says."""


@pytest.fixture
def places(world, tmp_path):
    """Two branches on three days, all anchored; nothing guards them any longer."""
    for day in range(3):
        at = MONDAY + timedelta(days=day)
        world.order_at("reviewed", at=at)
        world.order_at("scheduled", at=at)
        world.place("白嫂", at=at)
        world.place("贺叔", at=at)
    places = Places(tmp_path / "anchors", tmp_path / "archive")
    anchor(folder=places.anchors, at=LATER)
    release()
    assert verify(places=places, at=LATER).faults == ()
    return places


def test_a_hundred_changes_of_any_kind_are_noticed(places):
    _spoil(places, 100)


@pytest.mark.long
def test_a_thousand_changes_of_any_kind_are_noticed(places):
    _spoil(places, 1000)


def _spoil(places, times):
    seed = random.randrange(10**9)
    print(f"seed {seed}")  # noqa: T201 - read when it failed
    chance, unseen = random.Random(seed), []
    chains = sorted(heads_of())
    for turn in range(times):
        act = chance.choice(ACTS)
        with transaction.atomic():
            events = list(Event.objects.filter(chain=chance.choice(chains)).order_by("seq"))
            act(chance, events)
            if not verify(places=places, at=LATER).faults:
                unseen.append((turn, act.__name__))
            transaction.set_rollback(True)
    assert unseen == [], f"seed {seed}"
    assert verify(places=places, at=LATER).faults == ()


def edit_words(chance, events):
    """One text of one row."""
    event, field = chance.choice(events), chance.choice(WORDS)
    was = getattr(event, field)
    run(f"UPDATE journal_event SET {field} = %s WHERE id = %s", was[1:] or "他", event.pk)


def edit_number(chance, events):
    """One number of one row, or its absence."""
    event, field = chance.choice(events), chance.choice(NUMBERS)
    was = getattr(event, field)
    becomes = was + chance.choice((-1, 1, 4711)) if was is not None else 4711
    if was is not None and field != "subject_id" and chance.random() < 0.3:
        becomes = None
    run(f"UPDATE journal_event SET {field} = %s WHERE id = %s", becomes, event.pk)


def edit_time(chance, events):
    """By a microsecond or by a month."""
    event = chance.choice(events)
    by = chance.choice((timedelta(microseconds=1), timedelta(seconds=-1), timedelta(days=30)))
    Event.objects.filter(pk=event.pk).update(at=event.at + by)


def edit_facts(chance, events):
    """A fact more, another value, or not even JSON where the database lets it in."""
    event = chance.choice(events)
    texts = [json.dumps(event.facts | {"to": "他"}), json.dumps({"x": 1}), "[]", "null"]
    if connection.vendor == "sqlite":  # its check on the column is gone with the column's owner
        run("PRAGMA ignore_check_constraints = ON")
        texts.append("{")
    run("UPDATE journal_event SET facts = %s WHERE id = %s", chance.choice(texts), event.pk)
    if connection.vendor == "sqlite":  # the connection lives on, with its checks
        run("PRAGMA ignore_check_constraints = OFF")


def edit_place(chance, events):
    """Another place in the chain."""
    run("UPDATE journal_event SET seq = %s WHERE id = %s", 900, chance.choice(events).pk)


def remove(chance, events):
    """One row."""
    run("DELETE FROM journal_event WHERE id = %s", chance.choice(events).pk)


def remove_and_close_the_gap(chance, events):
    """One row; those after it move up, signed anew, and so is the head."""
    events.remove(gone := chance.choice(events))
    run("DELETE FROM journal_event WHERE id = %s", gone.pk)
    _forge(events, begin=gone.seq)


def insert(chance, events):
    """A row between two others, all signed anew."""
    twin = Event.objects.get(pk=chance.choice(events).pk)
    twin.pk, twin.why, twin.seq = None, "补记", 900
    twin.save(force_insert=True)
    events.insert(chance.randrange(len(events)), twin)
    for event in reversed(events):
        run("UPDATE journal_event SET seq = seq + 1000 WHERE id = %s", event.pk)
    _forge(events, begin=1)


def insert_at_the_end(chance, events):
    """A row more at the end of a closed day, rightly signed, the head moved along."""
    last = Event.objects.get(pk=events[-1].pk)
    last.pk, last.seq, last.previous = None, last.seq + 1, last.hash
    last.hash = hash_of(last)
    last.save(force_insert=True)
    if chance.random() < 0.5:
        Chain.objects.filter(key=last.chain).update(length=last.seq, head=last.hash)


def exchange(chance, events):
    """Two rows change places."""
    others = list(Event.objects.exclude(chain=events[0].chain).order_by("id"))
    one, two = chance.choice(events), chance.choice([*others, *events])
    if one.pk == two.pk:
        two = chance.choice(others)
    run("UPDATE journal_event SET seq = 900 WHERE id = %s", one.pk)
    run("UPDATE journal_event SET chain = %s, seq = %s WHERE id = %s", one.chain, one.seq, two.pk)
    run("UPDATE journal_event SET chain = %s, seq = %s WHERE id = %s", two.chain, two.seq, one.pk)


def cut_the_tail(chance, events):
    """The last rows, with the head put back or not."""
    kept = chance.randrange(len(events))
    run("DELETE FROM journal_event WHERE chain = %s AND seq > %s", events[0].chain, kept)
    if chance.random() < 0.5:
        head = events[kept - 1].hash if kept else ""
        Chain.objects.filter(key=events[0].chain).update(length=kept, head=head)


def edit_and_sign_anew(chance, events):
    """One row edited, it and all after it signed anew, and the head."""
    event = chance.choice(events)
    event.why = "另有原因"
    run("UPDATE journal_event SET why = %s WHERE id = %s", event.why, event.pk)
    _forge(events, begin=event.seq)


def rewrite_the_head(chance, events):
    """Its length, its hash, its key, its archive, or all of it."""
    key, length = events[0].chain, len(events)
    acts = (
        {"length": length + 1}, {"length": length - 1}, {"head": "0" * 64}, {"archive": "2026-09"},
        {"length": 0, "head": ""}, {"key": f"{key[:-1]}1"},
    )  # fmt: skip
    Chain.objects.filter(key=key).update(**chance.choice(acts))


def remove_a_chain(chance, events):
    """Rows, head, or both."""
    which = chance.randrange(3)
    if which != 1:
        run("DELETE FROM journal_event WHERE chain = %s", events[0].chain)
    if which != 0:
        run("DELETE FROM journal_chain WHERE key = %s", events[0].chain)


def _forge(events, *, begin):
    """Number and sign the rows anew from a place on, and the head."""
    previous = events[begin - 2].hash if begin > 1 else ""
    for seq, event in enumerate(events[begin - 1 :], start=begin):
        event.seq, event.previous = seq, previous
        previous = event.hash = hash_of(event)
        run(
            "UPDATE journal_event SET seq = %s, previous = %s, hash = %s WHERE id = %s",
            seq, event.previous, event.hash, event.pk,
        )  # fmt: skip
    length = len(events)
    key = events[0].chain if events else None
    Chain.objects.filter(key=key).update(length=length, head=previous)


ACTS = (
    edit_words, edit_number, edit_time, edit_facts, edit_place, remove, remove_and_close_the_gap,
    insert, insert_at_the_end, exchange, cut_the_tail, edit_and_sign_anew, rewrite_the_head,
    remove_a_chain,
)  # fmt: skip
