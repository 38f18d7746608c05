"""How every act on an export is locked and journaled. Facts hold counts, never a person."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.exchange.models import Export
from wudan.journal.events import Signer, Subject, record
from wudan.kit.refusals import Missing

SUBJECT = "export"
one_transaction = transaction.atomic(savepoint=False)


def lock(export: Export) -> Export:
    """The row as it is now, held. Raises Missing."""
    rows = Export.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=export.pk).first()
    if held is None:
        raise Missing
    return held


def journal(
    verb: str, export: Export, *, by: Signer, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """One event about an export."""
    unit = export.unit
    subject = Subject(SUBJECT, export.pk, export.county, unit.pk, unit.branch_id)
    told = {"number": export.number, "kind": export.kind, "persons": export.persons_count}
    record(f"export.{verb}", subject, by=by, at=at, why=why, facts=told | dict(facts or {}))
