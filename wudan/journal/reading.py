"""The journal as auditors read it: the latest events, and which chains are whole."""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.journal.events import first_fault
from wudan.journal.models import Chain, Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event, to be read."""

    id: int
    at: datetime
    verb: str
    subject: str
    subject_id: int
    role: str
    who: str
    why: str
    chain: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What checking some chains found: how many, how long, and each fault in words."""

    chains_count: int
    events_count: int
    faults: tuple[str, ...]


def latest_events(count: int, *, before: int | None = None) -> list[Recorded]:
    """So many events, newest first; those before one to read on."""
    events = Event.objects.order_by("-id")
    if before:
        events = events.filter(id__lt=before)
    names = Recorded.__slots__
    return [Recorded(*row) for row in events.values_list(*names)[:count]]


def proof_since(day: date | None) -> Proof:
    """Prove the chains of a day and after; all chains when no day is given."""
    chains = list(Chain.objects.order_by("key"))
    if day is not None:
        chains = [chain for chain in chains if chain.key[-8:] >= f"{day:%Y%m%d}"]
    found = [fault for chain in chains if (fault := first_fault(chain.key))]
    return Proof(len(chains), sum(chain.length for chain in chains), tuple(found))
