"""Whether an act that succeeded is in the journal as the auditor's page wants it (G15)."""

from collections.abc import Iterator
from contextlib import contextmanager

from wudan.journal.models import Event
from wudan.web.console.journal_words import LABELS

FETCHED = frozenset({"export-file"})
"""Pages that leave an event when they are read; all others with a story are forms."""


@contextmanager
def leaves_an_event() -> Iterator[None]:
    """What is done inside leaves one at least, each with a name, a role and whose it is."""
    before = Event.objects.order_by("-id").values_list("pk", flat=True).first() or 0
    yield
    made = Event.objects.filter(pk__gt=before)
    assert made, "it succeeded and left no event"
    for event in made:
        assert event.verb in LABELS, f"{event.verb} has no name on the auditor's page"
        assert event.role
        assert event.person_id or event.role in {"clock", "visitor"}
