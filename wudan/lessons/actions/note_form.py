"""One form was sent: its role, its page, how many fields were filled. In the form's own transaction.

A row is added and none changed, so that two forms never wait for each other.
"""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.lessons.counting import monday_of
from wudan.lessons.models import FormSent
from wudan.tables.inserting import insert

_MOST_FIELDS = 999


def note_form(*, county: str, role: str, page: str, fields: int, at: datetime) -> None:
    """Count it. Neither who nor when is kept, beyond the week."""
    row = FormSent(
        county=county, week=monday_of(day_of(at)), role=role, page=page[:80],
        fields=min(fields, _MOST_FIELDS),
    )  # fmt: skip
    insert(row)
