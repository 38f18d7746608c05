"""G22: a table in use gets a column, its values, an index and a rule while others write to it.

Expand: the code of before goes on writing. Killed in the middle, the migration goes on when it is run again.
The control makes the same change the plain way, and a writer waits for it.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

import pytest
from django.db import connection, connections, models
from django.db.migrations import Migration
from django.db.migrations.operations import AddField, CreateModel, DeleteModel
from django.db.migrations.state import ProjectState

from tests.tables import ROOT
from wudan.tables.growing import AddIndexBeside, AddRuleInTwoSteps, FillInBatches

APP, TABLE = "growing_story", "growing_story_letter"
MADE = CreateModel(
    "Letter", [("id", models.BigAutoField(primary_key=True)), ("words", models.CharField(max_length=40))]
)  # fmt: skip
GROWN = [
    AddField("letter", "length", models.IntegerField(null=True)),
    FillInBatches("letter", "length", "length(words)"),
    AddIndexBeside("letter", models.Index(fields=["length"], name="letter_length")),
    AddRuleInTwoSteps(
        "letter",
        models.CheckConstraint(condition=models.Q(length__gte=0) | models.Q(length=None), name="letter_length_is_one"),
    ),
]  # fmt: skip


def applied(operations, state, *, backwards=False):
    """As `migrate` does it, each step in a transaction of its own."""
    for step in operations:
        moving = Migration("step", APP)
        moving.atomic, moving.operations = False, [step]
        with connection.schema_editor(atomic=getattr(step, "atomic", True) and not isinstance(step, FillInBatches)) as editor:  # fmt: skip
            state = moving.unapply(state, editor) if backwards else moving.apply(state, editor)
    return state


@contextmanager
def letters(many):
    """A table of the release before, with rows."""
    state = applied([MADE], ProjectState())
    try:
        with connection.cursor() as cursor:
            some = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) INSERT INTO growing_story_letter (words) SELECT 'letter ' || i FROM n"  # fmt: skip
            cursor.execute(some, [many])
        yield state
    finally:
        applied([DeleteModel("Letter")], state)


class Writer(threading.Thread):
    """The code of before: knows nothing of the new column, writes all the time."""

    def __init__(self):
        super().__init__()
        self.stop, self.faults, self.waits = threading.Event(), [], []

    def run(self):
        while not self.stop.is_set():
            begun = time.monotonic()
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"INSERT INTO {TABLE} (words) VALUES ('new')")
                    row = (
                        1 + len(self.waits) % 400
                    )  # another each time: a row that was just written lies last
                    cursor.execute(f"UPDATE {TABLE} SET words = 'again' WHERE id = {row}")
            except Exception as fault:
                self.faults.append(fault)
            self.waits.append(time.monotonic() - begun)
            time.sleep(0.02)
        connections.close_all()


@contextmanager
def writing():
    writer = Writer()
    writer.start()
    time.sleep(0.1)
    try:
        yield writer
    finally:
        time.sleep(0.1)
        writer.stop.set()
        writer.join()


def empty():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE length IS NULL AND words <> 'new'")
        return cursor.fetchone()[0]


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="only there a table is put in the place of another"
)
@pytest.mark.django_db(transaction=True)
def test_for_others_the_table_is_there_after_every_statement():
    def looked(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
            found.append(other.execute(f"SELECT count(*) FROM {TABLE}").fetchone()[0])
        return done

    found = []
    with letters(10) as state, connection.execute_wrapper(looked):
        applied(GROWN, state)
    assert len(found) > len(GROWN)
    assert set(found) == {10}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_table_grows_while_the_code_of_before_writes():
    with letters(20_000) as state, writing() as writer:
        applied(GROWN, state)
        assert empty() == 0
        writer.stop.set()
        writer.join()
        assert writer.faults == []
        assert len(writer.waits) > 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_run_again_it_makes_nothing_twice_and_can_be_taken_back():
    with letters(500) as state:
        before = applied(GROWN[:1], state)
        for _turn in range(2):
            for step in GROWN[1:2]:
                applied([step], before)
        full = applied(GROWN[1:], before)
        assert empty() == 0
        with connection.cursor() as cursor:
            names = connection.introspection.get_constraints(cursor, TABLE)
        assert {"letter_length", "letter_length_is_one"} <= set(names)
        assert full.models[APP, "letter"]
        with connection.schema_editor(atomic=False) as editor:
            GROWN[2].database_backwards(APP, editor, full, before)
        with connection.cursor() as cursor:
            assert "letter_length" not in connection.introspection.get_constraints(cursor, TABLE)


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_million_rows_and_three_kills():
    """Figures: no write fails, none waits two seconds; the killed filling goes on."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: nobody else writes while a batch does")
    with letters(1_000_000) as state, writing() as writer:
        before = applied(GROWN[:1], state)
        left = [empty()]
        for _kill in range(3):
            filling = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.filling"], cwd=ROOT, env=surroundings()
            )
            until = time.monotonic() + 60
            while empty() == left[-1] and time.monotonic() < until:
                time.sleep(0.3)
            os.kill(filling.pid, signal.SIGKILL)
            filling.wait()
            left.append(empty())
        assert left == sorted(left, reverse=True)
        assert 0 < left[-1] < left[0]
        applied(GROWN[1:], before)
        assert empty() == 0
        writer.stop.set()
        writer.join()
        longest = max(writer.waits)
        print(f"left after each kill {left}; {len(writer.waits)} writes, {len(writer.faults)} failed, longest {longest:.2f} s")  # noqa: T201 # fmt: skip
        assert writer.faults == []
        assert longest < 2


def surroundings():
    told = connection.settings_dict
    password = f":{told['PASSWORD']}" if told["PASSWORD"] else ""
    url = f"postgres://{told['USER']}{password}@{told['HOST']}:{told['PORT']}/{told['NAME']}"
    return os.environ | {"WUDAN_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_plain_way_makes_a_writer_wait():
    """The control: all rows in one transaction, and who writes one of them waits for the end of it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    with letters(1_000_000) as state, writing() as writer:
        applied(GROWN[:1], state)
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute(f"UPDATE {TABLE} SET length = length(words)")
        writer.stop.set()
        writer.join()
        print(f"the plain way: longest {max(writer.waits):.2f} s, failed {len(writer.faults)}")  # noqa: T201
        assert writer.faults or max(writer.waits) > 0.5
