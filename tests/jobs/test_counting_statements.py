"""Statements are counted on every line to the database, and nobody else's watching is disturbed."""

import pytest
from django.db import connection

from wudan.vitals import statements

pytestmark = pytest.mark.django_db


def test_a_line_that_is_opened_while_somebody_watches_leaves_nothing_behind():
    before = list(connection.execute_wrappers)
    connection.execute_wrappers.clear()
    try:
        seen = []
        with connection.execute_wrapper(
            lambda run, *asked: (seen.append(asked[0]), run(*asked))[1]
        ):
            statements._watch(connection)  # as on a new line
            count = statements.sent()
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        assert (statements.sent() - count, seen) == (1, ["SELECT 1"])
        assert connection.execute_wrappers == [statements._count]
    finally:
        connection.execute_wrappers[:] = before
