"""Rows by the hundred thousand, written as the product's tables hold them: every constraint and trigger looks on.

A `Sheet` is one table. What is alike in all its rows is prepared once, by the fields themselves (sealed
columns are sealed, blind indexes are made); a row is then the few values that differ. Numbers are
given here, so that rows may point at each other before they are written.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models


class Sheet:
    """Rows of one table: `add` in the order of `columns`, `write` inside a transaction."""

    def __init__(self, model: type[models.Model], columns: Sequence[str], **alike: Any) -> None:
        self._model, like = model, model(**alike)
        given = ["id", *columns]
        fields = {field.attname: field for field in model._meta.concrete_fields}
        kept = [field for name, field in fields.items() if name not in given]
        self._rest = [
            field.get_db_prep_save(field.pre_save(like, True), connection) for field in kept
        ]
        self._times = [
            place
            for place, name in enumerate(given)
            if isinstance(fields[name], models.DateTimeField)
        ]
        names = [fields[name].column for name in given] + [field.column for field in kept]
        quote = connection.ops.quote_name
        self._insert = (
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, names))})"
            f" VALUES ({', '.join(['%s'] * len(names))})"
        )
        self._rows: list[list[Any]] = []
        self.last: int = model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0

    def add(self, *values: Any) -> int:
        """One row; its number."""
        self.last += 1
        self._rows.append([self.last, *values])
        return self.last

    def write(self) -> None:
        """Send what was added."""
        told = lru_cache(20_000)(connection.ops.adapt_datetimefield_value)  # an end is a beginning
        for row in self._rows:
            for place in self._times:
                if row[place] is not None:
                    row[place] = told(row[place])
        with connection.cursor() as cursor:
            cursor.executemany(self._insert, [[*row, *self._rest] for row in self._rows])
        self._rows = []

    def finish(self) -> None:
        """The database counts on after the last number given here."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self._model]):
                cursor.execute(statement)
