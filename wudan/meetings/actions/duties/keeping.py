"""How acts on terms lock and are journaled: by the row of the unit, so that two clerks take turns."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing
from wudan.meetings.answerable import Answering, answering_at
from wudan.meetings.models import Tenure
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)


def lock(unit: Unit, code: str, *, at: datetime) -> Answering:
    """The seat as it is now, the unit held. Raises Missing."""
    rows = Unit.objects.select_for_update(of=("self",), no_key=True).filter(pk=unit.pk)
    held = rows.first()
    found = answering_at(held, code, on=day_of(at)) if held else None
    if found is None:
        raise Missing
    return found


def note(
    verb: str, term: Tenure, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The event of an act on a term. The journal holds no names."""
    subject = Subject("tenure", term.pk, term.county, term.unit_id, term.unit.branch_id)
    told = {"seat": term.seat_code} | dict(facts or {})
    record(f"tenure.{verb}", subject, by=by, at=at, why=why, facts=told, react=False)
