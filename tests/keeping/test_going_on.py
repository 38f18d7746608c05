"""`wudan backup --every` goes on through what ends one round, and says it."""

import argparse
import sqlite3

import pytest
from django.db import OperationalError

from tests.keeping.houses import rows_in, settle, store_in
from wudan.jobs.commands import backup


class Stopped(Exception):
    """By the administrator."""


@pytest.fixture
def house(tmp_path, settings):
    settings.BACKUPS_SEND = ()
    return rows_in(settle(tmp_path / "home", settings))


def rounds(monkeypatch, *between):
    """What happens after each round; then it is stopped."""
    left = [*between]

    def sleep(seconds):
        if not left:
            raise Stopped
        left.pop(0)()

    monkeypatch.setattr(backup.time, "sleep", sleep)


def go_on(store, house):
    options = argparse.Namespace(every=60, to=[], afresh=False, first_use=False, progress=False)
    with pytest.raises(Stopped):
        backup._go_on(store, house, options)


def test_a_database_that_cannot_be_asked_ends_no_more_than_the_round(house, tmp_path, monkeypatch, capsys):  # fmt: skip
    store, whole = store_in(tmp_path / "store"), house.path.read_bytes()
    noted = []
    monkeypatch.setattr(backup, "_note", lambda *told, **more: noted.append(told))
    house.path.write_bytes(b"not a database, for the moment" * 1000)
    rounds(monkeypatch, lambda: house.path.write_bytes(whole))
    go_on(store, house)
    assert "现在问不到" in capsys.readouterr().err
    assert (len(store.names()), len(noted)) == (1, 1)


@pytest.mark.parametrize("fault", [OperationalError("database is locked"), sqlite3.OperationalError("locked"), OSError(28, "full")])  # fmt: skip
def test_nor_does_a_row_that_cannot_be_written(house, tmp_path, monkeypatch, capsys, fault):
    store, faults = store_in(tmp_path / "store"), [fault]
    noted = []

    def note(*told, **more):
        if faults:
            raise faults.pop()
        noted.append(told)

    monkeypatch.setattr(backup, "_note", note)
    rounds(monkeypatch, lambda: None)
    go_on(store, house)
    assert "接着做下一次" in capsys.readouterr().err
    assert (len(store.names()), len(noted)) == (2, 1)


def test_what_is_a_fault_of_ours_still_ends_it(house, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_note", lambda *told, **more: 1 // 0)
    rounds(monkeypatch)
    with pytest.raises(ZeroDivisionError):
        backup._go_on(store_in(tmp_path / "store"), house, argparse.Namespace(every=60, to=[], afresh=False, first_use=False, progress=False))  # fmt: skip
