"""Alter the book as somebody with the database's password would: past the triggers."""

from importlib import import_module

from django.db import connection

HOURS, POINTS = "_keep_the_book", "_keep_the_points"


def alter(sql: str, *values: object, guarded_by: str = HOURS) -> None:
    """One statement with the guard taken down."""
    guard = import_module(f"wudan.ledger.migrations.{guarded_by}")
    vendor = connection.vendor
    with connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in guard.statements_to_release(vendor):
            cursor.execute(statement)
        cursor.execute(sql, values)
