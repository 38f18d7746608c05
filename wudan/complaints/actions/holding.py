"""What every act on a complaint has: one transaction, the row held, an event that names nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.areas.calendars import working_calendar
from wudan.complaints.enums import ComplaintKind
from wudan.complaints.models import Complaint
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
LONGEST = 2000
LONGEST_WHY = 200
HEARD = frozenset({"answer", "ask"})
"""Verbs of which whoever complained is told, if we know who it was."""


@dataclass(frozen=True, slots=True)
class Nameless:
    """How the journal signs what a complainant does, whoever they are."""

    person_id: None = None
    post_id: None = None
    role: str = "visitor"
    label: str = "提出的人"


def lock(pk: int) -> Complaint:
    """Held, then read. Raises Missing."""
    rows = Complaint.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk)
    if not rows.values_list("pk", flat=True):
        raise Missing
    return Complaint.objects.with_names().get(pk=pk)


def lock_seen(pk: int, by: Actor) -> Complaint:
    """The same, if this actor may know of it at all. Raises Missing."""
    held = lock(pk)
    if not Complaint.objects.visible_to(by).filter(pk=pk).exists():
        raise Missing
    return held


def words_of(words: str, *, field: str = "words", ask: str = "", most: int = LONGEST) -> str:
    """Words; with `ask`, some are needed. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=most) or (ask if ask and not words else ""):
        raise Malformed({field: fault})
    return words


def note(verb: str, held: Complaint, *, by: Actor | None, at: datetime, **facts: object) -> int:
    """Into the journal, of the whole county. Of the complainant (`by` None) nothing stands there, nor of whom it is about."""
    subject = Subject("complaint", held.pk, held.county, None)
    return record(
        f"complaint.{verb}", subject, by=by or Nameless(), at=at, facts=facts, react=verb in HEARD
    )


def set_terms(held: Complaint, at: datetime) -> None:
    """Until when it is received and answered, from a moment on."""
    calendar, rules = working_calendar(), settings.PACK.complaints
    term = rules.answer if held.kind == ComplaintKind.COMPLAINT else rules.suggestion
    held.receive_by, held.answer_by = calendar.due(at, rules.receive), calendar.due(at, term)
