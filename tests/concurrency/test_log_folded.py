"""SQLite's log goes into the file while nobody can write, and by nobody else: what was acknowledged is never taken for
copied (https://sqlite.org/wal.html#the_wal_reset_bug)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from config.database.fair_sqlite import folding

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL keeps its log itself"
)
MANY_PAGES = folding.ROWS * 3
"""More than a log of ours holds: a commit of one row counts for two, and writes some three pages."""


@pytest.fixture
def file():
    return Path(connection.settings_dict["NAME"])


@pytest.fixture
def beside(file):
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as line:
        yield line


def pages(line):
    """Of the log, and how many of them are in the file."""
    _, waiting, copied = line.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return waiting, copied


def write(rows):
    for _ in range(rows):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO scratch (words) VALUES (hex(randomblob(1000)))")


def written(line):
    (rows,) = line.execute("SELECT count(*) FROM scratch").fetchone()
    return rows


@pytest.fixture(autouse=True)
def scratch(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (id INTEGER PRIMARY KEY, words TEXT)")
        yield
        cursor.execute("DROP TABLE scratch")


def test_no_connection_of_ours_copies_by_itself():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_the_log_stays_short(beside, monkeypatch):
    folds = []
    monkeypatch.setattr(
        folding, "fold", lambda file, fold=folding.fold: folds.append(fold(file)) or folds[-1]
    )
    write(folding.ROWS * 2)
    assert folds.count(True) >= 2
    waiting, _ = pages(beside)
    assert 0 < waiting < MANY_PAGES


def test_the_control_an_unfolded_log_is_long(beside, monkeypatch):
    monkeypatch.setattr(folding, "fold", lambda file: False)
    pages(beside)
    write(folding.ROWS * 2)
    waiting, _ = pages(beside)
    assert waiting > MANY_PAGES


def test_while_it_is_folded_nobody_writes_and_all_read(file, beside):
    with folding.nobody_writes(file):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            beside.execute("BEGIN IMMEDIATE")
        assert written(beside) == 0
        waiting, copied = pages(beside)
    assert waiting == copied
    beside.execute("BEGIN IMMEDIATE")
    beside.execute("ROLLBACK")


def test_who_writes_is_not_folded_under(file, beside):
    beside.execute("BEGIN IMMEDIATE")
    assert not folding.fold(file)
    beside.execute("ROLLBACK")
    assert folding.fold(file)


def test_a_reader_of_long_standing_holds_up_nobody(file, beside):
    beside.execute("BEGIN")
    before = written(beside)
    write(3)
    assert folding.fold(file)
    assert written(beside) == before
    beside.execute("ROLLBACK")
    assert written(beside) == before + 3


def test_a_disk_that_refuses_does_not_undo_what_was_committed(file, monkeypatch):
    def refuse(_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(folding, "_opened", refuse)
    write(folding.ROWS)
    with connection.cursor() as cursor:
        assert written(cursor) == folding.ROWS
