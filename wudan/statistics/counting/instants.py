"""Instants as whole seconds, made by the database: rows are counted by the hundred thousand, and reading each of
their times as a date with a zone cost more than counting them."""

from typing import Any

from django.db.models import F, Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class Second(Func):
    """The second since 1970 in which something happened, rounded down; None of nothing."""

    output_field = IntegerField()
    template = "FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint"

    def __init__(self, field: str) -> None:
        super().__init__(F(field))

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        """SQLite keeps times as text; the sign is doubled for the template and again for the parameters."""
        template = "CAST(STRFTIME('%%%%s', %(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **extra)
