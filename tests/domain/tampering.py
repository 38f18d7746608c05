"""What somebody who owns the database can do: take the triggers away, and write what they like."""

from importlib import import_module

from django.db import connection

guard = import_module("wudan.journal.migrations._keep_heads_and_anchors")


def run(statement, *values):
    """One statement, as typed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def release():
    """No trigger guards the journal any longer; nor does a key hold an event of it."""
    for statement in guard.statements_to_release(connection.vendor):
        run(statement)
    run("DELETE FROM journal_reaction")
    run("DELETE FROM journal_outbox")


def restore():
    """The triggers of production, those on TRUNCATE included."""
    guard.release(None, _Editor())
    guard.keep(None, _Editor())


class _Editor:
    """As much of a schema editor as the guard asks for; works inside a transaction."""

    connection = connection

    @staticmethod
    def execute(statement, params=None):
        run(statement)
