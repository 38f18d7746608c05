"""What all tests share: the database, a quick password hasher, the world, a clean calendar.

On SQLite the test database is a file, with the settings of production (write-ahead log,
IMMEDIATE transactions, the writers' queue): races in memory would prove nothing. A run uses
one database; `python -m tests.databases -- pytest -m postgres` is the run on PostgreSQL.
"""

import os

import pytest

from tests import world as worlds
from wudan.areas import calendars

os.environ["FAIL_INVALID_TEMPLATE_VARS"] = "true"
"""A template that names an unknown variable fails its test (pytest-django does it)."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file of this run (and of this worker of it), on SQLite."""
    from django.db import connection

    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "wudan.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(autouse=True)
def _plain_settings(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    calendars.forget()


@pytest.fixture
def world(db):
    """The county of the stories."""
    return worlds.build()
