"""How a table in use is changed: nothing here makes a writer wait (G22).

Steps for migrations with `atomic = False`, after the first release: a column that may be null is filled a batch at a
time, an index is made beside, a rule holds for new rows at once and is proved for the old ones later. On SQLite,
whose one writer waits its turn anyway, they are the plain steps, each in a transaction: Django puts a new table in
the place of the old one, and between the two there is none. Each may be killed and run again.
"""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddIndex
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_POSTGRES = "postgresql"


class FillInBatches(Operation):
    """Gives a new column its value where it is null, `size` keys at a time, each batch a transaction of its own.

    `value` is SQL over the row's own columns, the same on both engines. Killed, it goes on where rows are null.
    """

    reversible = True
    reduces_to_sql = False

    def __init__(self, model_name: str, column: str, value: str, size: int = 2000) -> None:
        self.model_name, self.column, self.value, self.size = model_name, column, value, size

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """No table changes its shape."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        """Fill. Each batch locks only its own rows, and only while it is written."""
        model = to_state.apps.get_model(app_label, self.model_name)
        alias = schema_editor.connection.alias
        quoted = schema_editor.connection.ops.quote_name
        table, column = quoted(model._meta.db_table), quoted(self.column)
        key = quoted(str(model._meta.pk.column))
        empty = f"SELECT {key} FROM {table} WHERE {column} IS NULL AND {key} > %s ORDER BY {key} LIMIT %s"  # noqa: S608 - names of our own tables
        fill = f"UPDATE {table} SET {column} = {self.value} WHERE {column} IS NULL AND {key} > %s AND {key} <= %s"  # noqa: S608
        last = 0
        while True:
            with transaction.atomic(using=alias), schema_editor.connection.cursor() as cursor:
                cursor.execute(empty, [last, self.size])
                keys = [pk for (pk,) in cursor.fetchall()]
                if not keys:
                    return
                cursor.execute(fill, [last, keys[-1]])
            last = keys[-1]

    def database_backwards(self, *_given: Any) -> None:
        """The column goes with the step that made it."""

    def describe(self) -> str:
        """For the list that `migrate` prints."""
        return f"Fill {self.column} of {self.model_name} in batches of {self.size}"


class AddIndexBeside(AddIndex):
    """An index that is made while rows are written. One that was left half made is made anew."""

    atomic = False

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Make it."""
        if schema_editor.connection.vendor != _POSTGRES:
            with transaction.atomic(using=schema_editor.connection.alias):
                super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        schema_editor.remove_index(model, self.index, concurrently=True)
        schema_editor.add_index(model, self.index, concurrently=True)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take it away, as gently."""
        if schema_editor.connection.vendor != _POSTGRES:
            with transaction.atomic(using=schema_editor.connection.alias):
                super().database_backwards(app_label, schema_editor, from_state, to_state)
            return
        model = from_state.apps.get_model(app_label, self.model_name)
        schema_editor.remove_index(model, self.index, concurrently=True)


class AddRuleInTwoSteps(AddConstraint):
    """A check that new rows must pass at once, and that the old ones are proved to pass without a lock on them."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Both steps; the second reads all rows and blocks none."""
        if schema_editor.connection.vendor != _POSTGRES:
            with transaction.atomic(using=schema_editor.connection.alias):
                super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        rule = self.constraint
        assert isinstance(rule, models.CheckConstraint)  # noqa: S101 - a unique rule is an index first
        if not _has(
            schema_editor.connection,
            from_state.apps.get_model(app_label, self.model_name),
            rule.name,
        ):
            new = AddConstraintNotValid(self.model_name, rule)
            new.database_forwards(app_label, schema_editor, from_state, to_state)
        proved = ValidateConstraint(self.model_name, rule.name)
        proved.database_forwards(app_label, schema_editor, to_state, to_state)


def _has(connection: Any, model: type[models.Model], name: str) -> bool:
    with connection.cursor() as cursor:
        return name in connection.introspection.get_constraints(cursor, model._meta.db_table)
