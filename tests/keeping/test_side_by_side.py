"""Two backups of one house, into two stores, do not touch each other's scratch folder."""

import fcntl
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.keeping.houses import NOON, rows_in, settle, silence, store_in
from wudan.backups import making
from wudan.backups.engines.sqlite import Sqlite
from wudan.backups.making import make
from wudan.kit.safekeeping import StoreFault


@dataclass
class Meanwhile:
    """An engine; between its snapshot and its first byte something else happens."""

    inner: Sqlite
    act: object
    kind: str = "sqlite"

    @contextmanager
    def snapshot(self, scratch):
        with self.inner.snapshot(scratch) as taken:
            self.act(scratch)
            yield taken


@pytest.fixture
def house(tmp_path, settings):
    return rows_in(settle(tmp_path / "home", settings), many=20_000)


@contextmanager
def shared(home):
    """As it was: one folder for all."""
    folder = home / ".backup-scratch"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def two(house, tmp_path):
    """A copy during which another is made elsewhere."""
    night, stick = store_in(tmp_path / "night"), store_in(tmp_path / "stick")
    also = lambda _: make(stick, house, at=NOON + timedelta(minutes=1), advance=silence)  # noqa: E731
    copy = make(night, Meanwhile(house, also), at=NOON, advance=silence).copy
    (tmp_path / "read").write_bytes(b"".join(night.pieces(copy.tables.parts)))
    with closing(sqlite3.connect(tmp_path / "read")) as opened:
        assert opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM people_person").fetchone() == (20_000,)
    return night, stick


def test_two_at_once_are_both_whole_and_leave_nothing(house, tmp_path):
    for store in two(house, tmp_path):
        assert store.prove(store.read(store.names()[0])) == []
    assert list((tmp_path / "home").glob(".backup-scratch*")) == []


def test_with_one_folder_for_both_the_first_is_lost(house, tmp_path, monkeypatch):
    monkeypatch.setattr(making, "_scratch", shared)
    with pytest.raises(FileNotFoundError):
        two(house, tmp_path)


def test_a_database_that_was_cut_while_it_was_read_is_no_copy(house, tmp_path):
    store = store_in(tmp_path / "store")

    def cut(scratch):
        (file,) = scratch.glob("*.sqlite3")
        with file.open("r+b") as opened:
            opened.truncate(file.stat().st_size // 2)

    with pytest.raises(StoreFault, match="应该是"):
        make(store, Meanwhile(house, cut), at=NOON, advance=silence)
    assert store.names() == []
    assert make(store, Meanwhile(house, lambda _: None), at=NOON, advance=silence).copy.name


def test_what_killed_runs_left_goes_and_what_is_held_stays(house, tmp_path):
    home = tmp_path / "home"
    left, held = home / ".backup-scratch", home / ".backup-scratch-held"
    for folder in (left, held):
        folder.mkdir()
        (folder / "database.sqlite3").write_bytes(b"half")
    with (held / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make(store_in(tmp_path / "store"), house, at=NOON, advance=silence)
        assert not left.exists()
        assert (held / "database.sqlite3").exists()
