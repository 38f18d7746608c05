"""Fills the new column of `test_live_migrations` from a process of its own, to be killed."""

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.migrations.state import ProjectState  # noqa: E402

from tests.faults.test_live_migrations import APP, GROWN, MADE  # noqa: E402

state = ProjectState()
for step in (MADE, GROWN[0]):
    step.state_forwards(APP, state)
with connection.schema_editor(atomic=False) as editor:
    GROWN[1].database_forwards(APP, editor, state, state)
