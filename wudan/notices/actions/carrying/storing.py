"""存: many copies in one statement. What is the same for all is said once, only the rest copy by copy."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, Field, Value, When
from django.db.models.functions import Cast

from wudan.notices.models import Copy


def store(copies: Sequence[Copy], fields: Sequence[str]) -> None:
    """Write these fields of all; a bulk update that names each value of each row costs thrice as much."""
    if copies:
        changes = {name: _change(copies, name) for name in fields}
        Copy.objects.filter(pk__in=[copy.pk for copy in copies]).update(**changes)


def _change(copies: Sequence[Copy], name: str) -> Any:
    values = [getattr(copy, name) for copy in copies]
    if all(value == values[0] for value in values):
        return values[0]
    field: Field[Any, Any] = Copy._meta.get_field(name)  # type: ignore[assignment]
    cases = [
        When(pk=copy.pk, then=Value(value, output_field=field))
        for copy, value in zip(copies, values, strict=True)
    ]
    change = Case(*cases, output_field=field)
    casts = connection.features.requires_casted_case_in_updates
    return Cast(change, output_field=field) if casts else change
