"""How acts on connected systems are journaled, and how one is held while it is changed."""

from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.connections.models import System
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)


def note(verb: str, system: System, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of a verb done to a system."""
    unit = Unit.objects.filter(pk=system.unit_id).first()
    branch = unit.branch_id if unit else None
    subject = Subject("system", system.pk, system.county, system.unit_id, branch)
    record(verb, subject, by=by, at=at, facts=facts)


def held(system_id: int) -> System:
    """The system, locked until the act is written. Raises Missing."""
    rows = System.objects.select_for_update().filter(pk=system_id)
    if (found := rows.first()) is None:
        raise Missing
    return found
