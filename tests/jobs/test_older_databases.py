"""A database that took the single steps is marked as having taken the one that stands for them."""

import os
import sqlite3
import subprocess
import sys

from django.db.migrations.loader import MigrationLoader

from tests.tables import ROOT, furnish_home

REPLACED = {
    key: migration.replaces
    for key, migration in MigrationLoader(None).disk_migrations.items()
    if migration.replaces
}


def _stepped(home):
    """A database as the version before left it; nothing tells it from ours but which steps it took."""
    furnish_home(home)
    (file,) = home.glob("*.sqlite3")
    with sqlite3.connect(file) as rows:
        for key, replaced in REPLACED.items():
            rows.execute("DELETE FROM django_migrations WHERE app = ? AND name = ?", key)
            rows.executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, '2026-11-01')",
                replaced,
            )
    return file


def _migrate(home):
    return subprocess.run(
        [sys.executable, "-m", "wudan.jobs.commandline", "migrate"], cwd=ROOT, text=True,
        env=os.environ | {"WUDAN_HOME": str(home), "WUDAN_TLS": "0"}, capture_output=True,
    )  # fmt: skip


def _asked(file, words):
    with sqlite3.connect(file) as rows:
        return set(rows.execute(words))


def test_all_single_steps_count_as_the_one_and_nothing_is_made_twice(tmp_path):
    file = _stepped(tmp_path)
    before = _asked(file, "SELECT type, name, sql FROM sqlite_master")

    assert _migrate(tmp_path).returncode == 0

    assert set(REPLACED) <= _asked(file, "SELECT app, name FROM django_migrations")
    assert _asked(file, "SELECT type, name, sql FROM sqlite_master") == before


def test_a_database_in_the_middle_is_refused_in_one_line_and_left_alone(tmp_path):
    file = _stepped(tmp_path)
    with sqlite3.connect(file) as rows:
        rows.execute("DELETE FROM django_migrations WHERE name = '0012_find_what_was_done'")
    before = _asked(file, "SELECT app, name FROM django_migrations")

    told = _migrate(tmp_path)

    assert told.returncode == 2
    assert "f34f212" in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert _asked(file, "SELECT app, name FROM django_migrations") == before
