"""G08: phone, address and ID number of the planted persons stand in the clear in no row of any
table, nor in the database's file, its log or its backup. Names do: they show that the search finds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.matrix.canaries import FLOCK, plant


@pytest.mark.postgres
def test_no_row_of_any_table_has_it_in_the_clear(world):
    plant(world)
    with connection.cursor() as cursor:
        rows = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += repr(cursor.fetchall())
    assert [word for canary in FLOCK for word in canary.sealed if word in rows] == []
    assert all(canary.name in rows for canary in FLOCK), "the search would find it"


def test_neither_file_nor_log_nor_backup_of_the_database_has_it(shared_world, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("the files of SQLite")
    plant(shared_world)
    file = Path(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as backup:
        connection.connection.backup(backup)
    kept = b"".join(
        path.read_bytes()
        for path in [*file.parent.glob(f"{file.name}*"), tmp_path / "backup.sqlite3"]
    )
    assert [word for canary in FLOCK for word in canary.sealed if word.encode() in kept] == []
    assert all(canary.name.encode() in kept for canary in FLOCK), "the search would find it"
    assert Path(f"{file}-wal").exists()
