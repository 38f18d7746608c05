"""How acts on the register lock and are journaled."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.projects.models import Organisation, Representative

one_transaction = transaction.atomic(savepoint=False)
HOW = (ConsentChannel.COUNTER, ConsentChannel.TELEPHONE, ConsentChannel.PAPER)
"""How somebody says yes to who keeps the register."""
LONGEST = timedelta(days=5 * 366)
OVER = "到期"
"""Why a line ended by itself, written down when the next one begins."""


def day_fault(last_day: date, *, on: date) -> str:
    """Why it does not last until this day."""
    return "" if on <= last_day <= on + LONGEST else "请选今天以后、五年以内的日子。"


def hold_unit(unit: Unit, *, on: date) -> None:
    """Hold the place, first of all: it does not end meanwhile. Raises Missing when it has."""
    rows = Unit.objects.select_for_update(of=("self",), no_key=True).open_on(on)
    if rows.filter(pk=unit.pk).first() is None:
        raise Missing


def note(
    verb: str, row: Representative | Organisation, *, by: Actor, at: datetime, why: str = "",
    react: bool = False, facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The event of an act on a line; no name, no telephone."""
    kind = "representative" if isinstance(row, Representative) else "organisation"
    subject = Subject(kind, row.pk, row.county, row.unit.pk, row.unit.branch_id)
    record(f"{kind}.{verb}", subject, by=by, at=at, why=why, facts=facts, react=react)
