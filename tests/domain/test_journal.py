"""留痕: events nobody edits; whatever is done to the tables behind our back is found."""

import random

import pytest
from django.db import connection, transaction

from tests.domain.refusing import refused_by_the_database
from tests.domain.tampering import release, restore, run
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.journal.anchoring import anchor
from wudan.journal.events import Subject, chain_keys, events_of, first_fault, record
from wudan.journal.models import Chain, Event, Outbox
from wudan.people.actors import THE_CLOCK

pytestmark = pytest.mark.postgres


@pytest.fixture
def chain(world):
    """A chain of eight events."""
    world.order_at("reviewed")
    world.place()
    world.place()
    (key,) = chain_keys()
    assert Chain.objects.get().length == 8
    return key


@pytest.fixture
def _unguarded(chain):
    """The triggers are gone, as for one who owns the database."""
    release()


def test_a_chain_nobody_touched_is_whole(chain):
    assert first_fault(chain) is None


def test_a_chain_is_cut_by_branch_and_day(world):
    world.place("秦奶奶")
    world.place("白嫂")
    assert len(list(chain_keys())) == 2
    town = Unit.objects.get(key="铁边城")
    assert f"610626:{town.pk}:20260907" in chain_keys()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_event SET why = '改过' WHERE seq = 3", "DELETE FROM journal_event"],
)
def test_the_database_refuses_to_edit_or_remove(chain, statement):
    with refused_by_the_database("append-only"):
        run(statement)
    assert first_fault(chain) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_chain SET length = length - 1, head = 'x'",
        "UPDATE journal_chain SET length = length + 2, head = 'x'",
        "UPDATE journal_chain SET length = length + 1",
        "UPDATE journal_chain SET head = 'x'",
        "UPDATE journal_chain SET key = 'x'",
        "UPDATE journal_chain SET archive = 'x', length = length + 1, head = 'x'",
        "DELETE FROM journal_chain",
        "INSERT INTO journal_chain (key, length, head, archive) VALUES ('x', 3, 'x', '')",
    ],
)
def test_a_head_only_grows_by_one(chain, statement):
    with refused_by_the_database("only grows"):
        run(statement)


@pytest.mark.parametrize("table", ["event", "chain", "anchor"])
def test_no_table_of_the_journal_is_emptied_at_once(chain, table, tmp_path):
    anchor(folder=tmp_path, at=MONDAY)
    restore()
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    emptied = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
    with refused_by_the_database("append-only|only grows"):
        run(f"{emptied} journal_{table}" + (" CASCADE" if emptied == "TRUNCATE" else ""))


@pytest.mark.parametrize("table", ["event", "chain", "anchor"])
def test_replacing_does_not_pass_by_the_triggers(chain, table, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has REPLACE")
    anchor(folder=tmp_path, at=MONDAY)
    with refused_by_the_database("append-only|only grows"):
        run(f"REPLACE INTO journal_{table} SELECT * FROM journal_{table} LIMIT 1")


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal_event SET why = '改过' WHERE seq = 3", "第 3 条"),
        ("UPDATE journal_event SET at = '2026-09-07 00:00:00+00:00' WHERE seq = 5", "第 5 条"),
        ("UPDATE journal_event SET person_id = 4711 WHERE seq = 1", "第 1 条"),
        ("DELETE FROM journal_event WHERE seq = 4", "缺第 4 条"),
        ("DELETE FROM journal_event WHERE seq = 1", "缺第 1 条"),
    ],
)
def test_without_the_triggers_an_edit_is_found(chain, statement, fault):
    run(statement)
    assert fault in first_fault(chain)


@pytest.mark.usefixtures("_unguarded")
def test_a_cut_tail_is_found(chain):
    run("DELETE FROM journal_event WHERE seq >= 7")
    assert "尾部被截断" in first_fault(chain)


@pytest.mark.usefixtures("_unguarded")
def test_two_that_changed_places_are_found(chain):
    for was, becomes in ((3, 900), (4, 3), (900, 4)):
        run("UPDATE journal_event SET seq = %s WHERE seq = %s", becomes, was)
    assert "第 3 条" in first_fault(chain)


def test_one_that_was_slipped_in_is_found(chain):
    last = Event.objects.get(seq=8)
    last.pk, last.seq, last.previous = None, 9, last.hash
    last.save(force_insert=True)
    assert "第 9 条" in first_fault(chain)


@pytest.mark.usefixtures("_unguarded")
def test_any_change_of_any_field_is_found(chain):
    """A hundred random edits of one field of one row: none goes unseen."""
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    for _ in range(100):
        field = chance.choice(["verb", "subject", "role", "who", "why", "county", "hash", "previous"])  # fmt: skip
        with transaction.atomic():
            run(f"UPDATE journal_event SET {field} = '他' WHERE seq = %s", chance.randint(1, 8))
            assert first_fault(chain) is not None, f"seed {seed}"
            transaction.set_rollback(True)
    assert first_fault(chain) is None


def test_facts_come_back_as_they_were_signed(world):
    order = world.place()
    facts = {"a": 1, "b": 0.1, "c": 10**15, "d": None, "e": ["列", {"z": True}], "é": "𡃁😀\n"}
    record("order.test", _subject(order), by=THE_CLOCK, at=MONDAY, facts=facts)
    assert events_of("order", order.pk).last().facts == facts
    assert [first_fault(key) for key in chain_keys()] == [None]


@pytest.mark.parametrize("react", [True, False])
def test_an_event_costs_a_lock_a_row_a_head_and_perhaps_an_outbox(
    world, django_assert_num_queries, react
):
    """On PostgreSQL the outbox's row is written with the event's (ADR 82)."""
    statements = 4 if react and connection.vendor == "sqlite" else 3
    order = world.place()
    subject = _subject(order)
    with django_assert_num_queries(statements):
        record("order.test", subject, by=THE_CLOCK, at=MONDAY, react=react)


def test_long_reasons_are_cut_before_they_are_signed(world):
    order = world.place()
    record("order.test", _subject(order), by=THE_CLOCK, at=MONDAY, why="字" * 500)
    assert len(events_of("order", order.pk).last().why) == 400
    assert [first_fault(key) for key in chain_keys()] == [None]


def test_what_nobody_reacts_to_is_not_put_in_the_outbox(world):
    order = world.place()
    made = record("order.test", _subject(order), by=THE_CLOCK, at=MONDAY, react=False)
    assert not Outbox.objects.filter(event=made).exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_stands_and_falls_with_its_action():
    with pytest.raises(RuntimeError, match="transaction of its action"):
        record("order.test", Subject("order", 1, "610626", None), by=THE_CLOCK, at=MONDAY)


def test_a_subject_without_a_branch_has_the_countys_own_chain(db):
    record("site.test", Subject("site", 1, "610626", None), by=THE_CLOCK, at=MONDAY)
    assert list(chain_keys()) == ["610626:0:20260907"]


def _subject(order):
    return Subject("order", order.pk, order.county, order.unit_id, order.origin.branch_id)
