"""Alter the book as somebody with the database's password would: past the triggers."""

from importlib import import_module

from django.db import connection


def alter(sql: str, *values: object) -> None:
    """One statement with the guard taken down and put up again."""
    guard = import_module("wudan.ledger.migrations.0004_keep_the_book")
    vendor = connection.vendor
    with connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in guard.statements_to_release(vendor):
            cursor.execute(statement)
        cursor.execute(sql, values)
