"""The journal as auditors read it: searched, newest first; and who read a person's data."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from wudan.journal.anchors import Seal
from wudan.journal.models import Anchor, Event
from wudan.kit.clock import CHINA, local, midnight

REVEAL = "person.reveal"
"""Somebody was shown a person's full data; the purpose is the event's reason."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event, to be read."""

    id: int
    at: datetime
    verb: str
    subject: str
    subject_id: int
    person_id: int | None
    post_id: int | None
    role: str
    who: str
    unit_id: int | None
    why: str
    facts: dict[str, object]
    chain: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for; whatever is left out does not matter."""

    day: date | None = None
    verb: str = ""
    unit_ids: frozenset[int] | None = None
    person_id: int | None = None
    post_id: int | None = None
    subject: str = ""
    subject_id: int | None = None

    def conditions(self) -> dict[str, object]:
        """As the table is asked; each has an index of its own."""
        asked: dict[str, object] = {}
        if self.day is not None:
            asked["at__gte"] = midnight(self.day)
            asked["at__lt"] = midnight(self.day + timedelta(days=1))
        if self.unit_ids is not None:
            asked["unit_id__in"] = sorted(self.unit_ids)
        plain = {"verb": self.verb or None, "subject": self.subject or None,
                 "person_id": self.person_id, "post_id": self.post_id,
                 "subject_id": self.subject_id}  # fmt: skip
        return asked | {name: value for name, value in plain.items() if value is not None}


def search_events(search: Search, count: int, *, before: int | None = None) -> list[Recorded]:
    """So many events, newest first; those before one to read on."""
    events = Event.objects.filter(**search.conditions()).order_by("-id")
    if before:
        events = events.filter(id__lt=before)
    return [Recorded(*row) for row in events.values_list(*Recorded.__slots__)[:count]]


def looks_at(person_id: int, count: int, *, before: int | None = None) -> list[Recorded]:
    """Who was shown a person's full data, newest first: one question, answered by an index."""
    search = Search(subject="person", subject_id=person_id, verb=REVEAL)
    return search_events(search, count, before=before)


def counted_by_day(verbs: list[str], *, since: datetime) -> list[tuple[str, date, int]]:
    """How often each verb happened on each day; nothing of whom it was about."""
    zoned = TruncDate("at", tzinfo=CHINA)
    rows = Event.objects.filter(verb__in=verbs, at__gte=since).values("verb", day=zoned)
    counted = rows.annotate(n=Count("id")).order_by("verb")
    return sorted((row["verb"], row["day"], row["n"]) for row in counted)


def events_count() -> int:
    """About how many events there are: the highest number, without counting them."""
    return Event.objects.order_by("-id").values_list("id", flat=True).first() or 0


def newest_anchor() -> Seal | None:
    """The last anchoring, as the database remembers it."""
    return _seal(Anchor.objects.order_by("-number").first())


def anchor_of(number: int) -> Seal | None:
    """One anchoring by its number."""
    return _seal(Anchor.objects.filter(number=number).first())


def _seal(row: Anchor | None) -> Seal | None:
    if row is None:
        return None
    return Seal(row.number, local(row.at), row.chains_count, row.events_count, row.digest)
