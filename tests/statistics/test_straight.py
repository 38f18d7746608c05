"""What is asked of PostgreSQL by name says what the driver says, and outlives a line that broke."""

import gc
import json
import weakref
from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.test.utils import CaptureQueriesContext
from psycopg.types.json import Jsonb

from wudan.tables.keeping import kept_cursor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL keeps statements"),
]  # fmt: skip
VALUES = """
    SELECT 1, 9999999999::bigint, 1.5::float8, 2.50::numeric, true, NULL, '五单', '{"a": 1}'::jsonb, '2026-05-01'::date,
    '2026-05-01 08:30:00.25+08'::timestamptz, '2026-05-01'::timestamptz, 100 %% 7, %s::int, %s::text, %s::timestamptz
"""
GIVEN = [7, "买单", datetime(2026, 5, 1, 0, 30, 0, 123, tzinfo=UTC)]


def kept(sql, params=None):
    with kept_cursor(connection) as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def driven(sql, params=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_each_kind_of_value_reads_as_the_driver_reads_it():
    ours, theirs = kept(VALUES, GIVEN)[0], driven(VALUES, GIVEN)[0]
    assert ours == theirs
    assert [type(one) for one in ours] == [type(one) for one in theirs]
    assert ours[-3:] == tuple(GIVEN)
    assert ours[8:10] == (date(2026, 5, 1), datetime(2026, 5, 1, 0, 30, 0, 250_000, tzinfo=UTC))


def test_a_value_of_another_size_is_another_statement():
    for number in (1, 40_000, 3_000_000_000, 1, None):
        assert kept("SELECT %s::bigint", [number]) == [(number,)]


def test_what_writes_is_made_ready_once_whatever_it_writes(world):
    with transaction.atomic():
        for number, words in ((1, "甲"), (40_000, None), (3_000_000_000, "乙")):
            told = kept("INSERT INTO journal_event (county, chain, seq, at, verb, subject, subject_id, person_id, role, who, why, facts, previous, hash) VALUES ('610626', %s, 1, now(), 'a', 'b', %s, %s, '', '', '', %s, '', '') RETURNING subject_id, person_id, facts", [str(number), number, words and number, Jsonb({"a": words})])  # fmt: skip
            assert told == [
                (number, words and number, json.dumps({"a": words}, ensure_ascii=False))
            ]
        ready = driven("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO journal_event (county%%'", [])  # fmt: skip
        transaction.set_rollback(True)
    assert ready == [(1,)]


def test_rows_come_one_by_one_or_some_at_a_time():
    with kept_cursor(connection) as cursor:
        cursor.execute("SELECT generate_series(1, 5) AS n")
        assert (cursor.rowcount, cursor.columns) == (5, ["n"])
        assert cursor.fetchone() == (1,)
        assert cursor.fetchmany(2) == [(2,), (3,)]
        assert cursor.fetchall() == [(4,), (5,)]
        assert (cursor.fetchone(), cursor.fetchmany(2)) == (None, [])


def test_who_counts_statements_reads_them():
    with CaptureQueriesContext(connection) as asked:
        kept("SELECT %s::int", [4])
    assert [one["sql"] for one in asked] == ["SELECT %s::int"]


def test_what_is_refused_is_refused_as_by_the_driver():
    for faulty, fault in (("SELECT 1 / %s::int", DataError), ("SELECT '20000-01-01'::timestamptz WHERE %s::int = 0", DataError)):  # fmt: skip
        for asking in (kept, driven):
            with pytest.raises(fault):
                asking(faulty, [0])


@transaction.atomic
def rename_and_fail(name, how):
    kept("UPDATE areas_unit SET name = %s WHERE key = %s", ["别处", "c"])
    assert kept(name, how) == [("别处",)]
    driven("UPDATE areas_unit SET key = 'c' WHERE key = '铁边城'")


def test_a_transaction_is_begun_and_taken_back_and_the_statement_is_still_known(world):
    name, how = "SELECT name FROM areas_unit WHERE key = %s", ["c"]
    told = kept(name, how)
    for _ in range(2):
        with pytest.raises(IntegrityError):
            rename_and_fail(name, how)
        assert kept(name, how) == told


def test_a_connection_that_is_closed_is_let_go():
    kept("SELECT 1")
    gone = weakref.ref(connection.connection)
    connection.close()
    connection.ensure_connection()
    gc.collect()
    assert gone() is None


def break_the_line():
    with psycopg.connect(**{key: value for key, value in connection.get_connection_params().items() if key in ("host", "port", "user", "password", "dbname")}) as other:  # fmt: skip
        other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])


@pytest.fixture
def between_requests(world):
    """As a connection is when a request begins: it may have broken since the last."""
    kept("SELECT 1")
    break_the_line()
    connection.health_check_done = False
    yield
    connection.close()


def test_the_first_question_after_the_line_broke_is_answered(between_requests):
    assert kept("SELECT key FROM areas_unit WHERE key = %s", ["c"]) == [("c",)]
    assert connection.health_check_done
    break_the_line()
    with pytest.raises(OperationalError):
        kept("SELECT 1")  # in the midst of a request it is not hidden


def test_what_writes_is_not_written_twice_because_a_line_broke(between_requests):
    with pytest.raises((OperationalError, InterfaceError)):
        kept("UPDATE areas_unit SET name = %s WHERE key = %s", ["别处", "c"])


def test_within_a_transaction_nothing_is_asked_again(world):
    with pytest.raises((OperationalError, InterfaceError)), transaction.atomic():  # noqa: PT012 - the transaction is what breaks
        kept("SELECT 1")
        break_the_line()
        connection.health_check_done = False
        kept("SELECT 1")
    connection.close()
