"""Migrations after the first release change tables that are in use: a linter reads each, and each can be taken
back or says why not.

Those of the first release make tables in which nothing is yet: they are exempt by name. The linter is squawk,
as GOV.UK Notify uses it; it reads the SQL that Django would send to PostgreSQL.
"""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

FIRST = frozenset(
    {("connections", "0002_tell_systems"), ("content", "0002_keep_what_was_signed"), ("notices", "0002_one_outbox")}
)  # fmt: skip
"""Beside all that begin with 0001: written before anything was released."""
LEFT_OUT = (
    "prefer-robust-stmts,"  # a migration is one transaction: it fails whole
    "prefer-text-field,"  # lengths are rules here, held by the database
    "prefer-bigint-over-int,prefer-bigint-over-smallint,"  # keys are bigint; the rest are counts
    "require-statement-timeout,require-lock-timeout"  # the connection limits waiting for locks; how long one works, nothing
)
GROWS_BADLY = 'ALTER TABLE "orders_order" ADD COLUMN "mood" varchar(9) DEFAULT random()::text NOT NULL;\nCREATE INDEX "a" ON "orders_order" ("mood");\n'
GROWS_WELL = 'ALTER TABLE "orders_order" ADD COLUMN "mood" varchar(9) NULL;\n'


def migrations():
    """Ours, by package and name."""
    loader = MigrationLoader(None)
    return {
        key: made for key, made in sorted(loader.disk_migrations.items())
        if made.__module__.startswith("wudan.")
    }  # fmt: skip


def findings(folder: Path, **texts: str) -> str:
    """What squawk has to say, a line a finding."""
    files = []
    for name, text in texts.items():
        files.append(folder / f"{name}.sql")
        files[-1].write_text(text)
    tool = Path(sys.executable).with_name("squawk")
    asked = [tool, "--reporter=gcc", "--assume-in-transaction", f"--exclude={LEFT_OUT}", "--pg-version=15", *files]  # fmt: skip
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def test_the_linter_knows_a_bad_change_from_a_good_one(tmp_path):
    told = findings(tmp_path, bad=GROWS_BADLY, good=GROWS_WELL)
    assert "require-concurrent-index-creation" in told
    assert "adding-field-with-default" in told
    assert "good.sql" not in told


@pytest.mark.postgres
@pytest.mark.django_db
def test_it_finds_nothing_in_ours(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("the SQL it reads is PostgreSQL's")
    loader = MigrationLoader(connection)
    later = {
        f"{package}-{name}": "\n".join(loader.collect_sql([(made, False)]))
        for (package, name), made in migrations().items()
        if not name.startswith("0001_") and (package, name) not in FIRST
    }
    assert not later or findings(tmp_path, **later) == ""


@pytest.mark.parametrize(("package", "name"), migrations())
def test_each_can_be_taken_back_or_says_why_not(package, name):
    made = migrations()[package, name]
    if all(step.reversible for step in made.operations):
        return
    assert "Irreversible:" in (importlib.import_module(made.__module__).__doc__ or "")
