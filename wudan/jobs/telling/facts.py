"""What an event says beside its subject."""

from wudan.journal.outbox import Happening


def number_in(event: Happening, name: str) -> int:
    """The number the journal keeps under this name; nought, which no row has, when there is none."""
    found = event.facts.get(name)
    return found if isinstance(found, int) else 0
