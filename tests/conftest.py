"""What all tests share: the database, a quick password hasher, the world, a clean calendar.

On SQLite the test database is a file, with the settings of production (write-ahead log,
IMMEDIATE transactions, the writers' queue): races in memory would prove nothing. Only the wait
for the disk is left out. A run uses one database; `python -m tests.databases -- pytest -m postgres` is the run on PostgreSQL.
"""

import gc
import os
import secrets
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as house

from tests import emptying, tables, world_again
from tests import world as worlds
from wudan.areas import calendars
from wudan.kit.sealing import open_keyring

hypothesis.settings.register_profile("wudan", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("wudan")
"""A slow machine is no fault of the code."""

os.environ["FAIL_INVALID_TEMPLATE_VARS"] = "true"
"""A template that names an unknown variable fails its test (pytest-django does it)."""


def pytest_configure(config: pytest.Config) -> None:
    """Tests have keys, those without a database too. Who hands them out to workers has time to make tables."""
    gc.disable()  # all that is imported and collected stays
    open_keyring(house.KEYS_FILE, made_on=worlds.MONDAY.date())
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        config.add_cleanup(tables.make_ahead().wait)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A run on PostgreSQL asks for what is marked so; a third of the files have such tests, and
    the others need not be read by each worker."""
    asked = config.getoption("markexpr").split(" ")[0] == "postgres"
    if asked and collection_path.suffix == ".py" and collection_path.name.startswith("test_"):
        return "mark.postgres" not in collection_path.read_text("utf-8") or None
    return None


def pytest_pycollect_makeitem(
    collector: pytest.Collector, name: str, obj: object
) -> list[pytest.Item] | None:
    """A run without the long tests makes nothing of them: a third of all, thrown away again by each worker."""
    if not name.startswith("test") or not collector.config.getoption("markexpr").endswith(
        "not long"
    ):
        return None
    marks = {mark.name for mark in (*collector.iter_markers(), *getattr(obj, "pytestmark", ()))}
    return [] if "long" in marks else None


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end: no use to look through it for
    garbage, again and again, which took a tenth of the time (ADR 37)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A database of this worker of this run; its tables are copied from one that was migrated."""
    from django.db import connection

    of_tests = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "wudan.sqlite3"
        tables.copy_into(file)
        of_tests["NAME"] = str(file)
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] += " PRAGMA synchronous=OFF;"
    else:
        of_tests["TEMPLATE"] = tables.template_on(os.environ["WUDAN_DATABASE_URL"])


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """The copied file is not made afresh; it goes with the folder of the run."""
    from django.db import connection

    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Where we may not tell PostgreSQL's triggers to step aside, Django empties all tables by TRUNCATE, which
    ours refuse. Under WUDAN_TEST_PARTED all tests run on a journal that is cut by county (ADR 79)."""
    emptying.empty_only_what_was_filled()
    with django_db_blocker.unblock():
        _let_tables_be_emptied()
        if os.environ.get("WUDAN_TEST_PARTED"):
            parting = import_module("wudan.journal.parting")
            parting.part(parts=4)
            parting.drop_whole()


def _let_tables_be_emptied():
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("event", "chain", "anchor"):
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS journal_{table}_no_truncate ON journal_{table}"
                )
            for table in ("transfer", "entry", "record"):
                name = "servicerecord" if table == "record" else table
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS ledger_{table}_no_truncate ON ledger_{name}"
                )
            for table in ("transfer", "entry", "account"):
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS points_{table}_no_truncate ON ledger_point{table}"
                )
            cursor.execute(
                "DROP TRIGGER IF EXISTS stock_movement_no_truncate ON rewards_stockmovement"
            )
            cursor.execute("DROP TRIGGER IF EXISTS fund_movement_no_truncate ON funds_fundmovement")


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path_factory):
    home = tmp_path_factory.getbasetemp() / secrets.token_hex(6)  # made when written to
    settings.ANCHORS, settings.ARCHIVE = home / "anchors", home / "archive"
    settings.EXPORTS, settings.PROOFS = home / "exports", home / "proofs"
    settings.SHEETS = home / "sheets"
    settings.SCANS = home / "scans"
    settings.SITE_PICTURES = home / "site-pictures"
    settings.HONOR_PICTURES = home / "honor-pictures"
    settings.CONTENT_PICTURES = home / "content-pictures"
    settings.CONTENT_FILMS = home / "content-films"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    calendars.forget()


@pytest.fixture
def world(db):
    """The county of the stories."""
    return world_again.built()


@pytest.fixture
def shared_world(transactional_db: None) -> worlds.World:
    """The county for stories with several threads: its rows are committed, and removed again."""
    from django.db import transaction

    with transaction.atomic():
        return worlds.build()
