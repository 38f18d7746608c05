"""A copy made while others write holds all that was answered before it began; later acts whole or not at all."""

import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection

from tests.keeping.houses import NOON, rows_in, settle, silence, store_in
from wudan.backups.engines.postgres import Postgres
from wudan.backups.making import make
from wudan.backups.restoring import away_with, compared, lay_out
from wudan.kit.safekeeping import StoreFault


class Writer(threading.Thread):
    """Writes acts of two rows each; notes when each was answered."""

    def __init__(self, connect):
        super().__init__(daemon=True)
        self.answered, self.connect, self.ended = [], connect, threading.Event()

    def run(self):
        number = 0
        with closing(self.connect()) as opened:
            while not self.ended.wait(0.002):
                number += 1
                opened.execute(f"INSERT INTO deed (half, person) VALUES ('one', {number})")
                opened.execute(f"INSERT INTO deed (half, person) VALUES ('two', {number})")
                opened.commit()
                self.answered.append((number, time.monotonic()))

    @contextmanager
    def at_work(self):
        self.start()
        time.sleep(0.3)
        try:
            yield self
        finally:
            self.ended.set()
            self.join()

    def before(self, moment):
        return {number for number, at in self.answered if at < moment}


def told_by(rows):
    """Which acts are there by both halves; fails when one is there by half."""
    halves = {}
    for half, person in rows:
        halves.setdefault(person, set()).add(half)
    assert all(found == {"one", "two"} for found in halves.values())
    return set(halves)


def test_on_sqlite(tmp_path, settings):
    engine = rows_in(settle(tmp_path / "home", settings), many=40_000)
    store = store_in(tmp_path / "store")
    writer = Writer(lambda: sqlite3.connect(engine.path, timeout=15))
    with writer.at_work():
        began, many = time.monotonic(), len(writer.answered)
        copy = make(store, engine, at=NOON, advance=silence).copy
        during = len(writer.answered) - many
    assert during > 0, "nobody wrote meanwhile: this proves nothing"
    beside = lay_out(store, copy, engine, tmp_path / "beside", label="drill", advance=silence)
    assert compared(copy, engine, beside) == []
    with closing(sqlite3.connect(beside.laid.name)) as rows:
        found = told_by(rows.execute("SELECT half, person FROM deed"))
    assert writer.before(began) <= found
    assert found <= {number for number, _ in writer.answered}


def test_copying_the_file_while_others_write_is_what_must_not_be_done(tmp_path, settings):
    """The control: the plain file without its log lacks what was answered."""
    engine = rows_in(settle(tmp_path / "home", settings), many=4_000)
    writer = Writer(lambda: sqlite3.connect(engine.path, timeout=15))
    with writer.at_work():
        (tmp_path / "plain.sqlite3").write_bytes(engine.path.read_bytes())
        many = len(writer.answered)
        with closing(sqlite3.connect(tmp_path / "plain.sqlite3")) as rows:
            assert rows.execute("SELECT count(*) FROM deed").fetchone()[0] < 2 * many


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own way")
def test_on_postgres(tmp_path, settings):
    settle(tmp_path / "home", settings)
    live = Postgres.of(connection.settings_dict)
    with live._connected("postgres") as server:
        server.execute("DROP DATABASE IF EXISTS keeping_story")
        server.execute("CREATE DATABASE keeping_story")
    engine = Postgres.of(connection.settings_dict | {"NAME": "keeping_story"})
    with engine._connected() as server:
        server.execute("CREATE TABLE deed (id bigserial PRIMARY KEY, half text, person int)")
        server.execute("INSERT INTO deed (half, person) SELECT h, -n FROM generate_series(1, 30000) n, unnest(array['one', 'two']) h")  # fmt: skip
    store = store_in(tmp_path / "store")
    writer = Writer(lambda: _plain_line(engine))
    try:
        with writer.at_work():
            began, many = time.monotonic(), len(writer.answered)
            copy = make(store, engine, at=NOON, advance=silence).copy
            during = len(writer.answered) - many
        assert during > 0, "nobody wrote meanwhile: this proves nothing"
        beside = lay_out(store, copy, engine, tmp_path / "beside", label="drill", advance=silence)
        assert compared(copy, engine, beside) == []
        with engine._connected(beside.laid.name) as rows:
            found = told_by(rows.execute("SELECT half, person FROM deed WHERE person > 0"))
        assert writer.before(began) <= found
        _a_cut_copy_leaves_no_database(store, copy, engine, tmp_path)
        away_with(beside, engine)
        assert not engine._is_there(beside.laid.name)
    finally:
        engine._drop("keeping_story")


def _plain_line(engine):
    return psycopg.connect(
        dbname=engine.name, user=engine.user, password=engine.password, host=engine.host, port=engine.port
    )  # fmt: skip


def _a_cut_copy_leaves_no_database(store, copy, engine, tmp_path):
    part = store.parts.path(copy.tables.parts[-1])
    part.write_bytes(part.read_bytes()[:-3])
    with pytest.raises(StoreFault, match="不完整"):
        lay_out(store, copy, engine, tmp_path / "cut", label="cut", advance=silence)
    assert not (tmp_path / "cut").exists()
    with engine._connected("postgres") as server:
        named = server.execute("SELECT count(*) FROM pg_database WHERE datname LIKE '%_cut_%'")
        assert named.fetchall()[0][0] == 0
