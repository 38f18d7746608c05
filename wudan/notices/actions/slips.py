"""纸条: what waits for one station is printed on one sheet; the keeper carries it and says so once."""

from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.notices.enums import AttemptOutcome, CopyState
from wudan.notices.models import Attempt, Copy, SlipSheet
from wudan.people.actors import Actor

_NONE = Objection("none_wait", "没有要印的纸条。")
_DONE = Objection("carried", "这一张已经记过捎到了。")
MOST = 200


@transaction.atomic(savepoint=False)
def print_slips(*, unit: Unit, by: Actor, at: datetime) -> SlipSheet:
    """Put what waits on a sheet. Raises Missing, Objected when nothing does."""
    rows = Copy.objects.carried_by(by).to_print().filter(unit=unit)
    held = list(rows.select_for_update(of=("self",)).order_by("pk")[:MOST])
    if not held:
        if not by.may("place_for") or not by.reaches(unit.path):
            raise Missing
        raise Objected(_NONE)
    made = SlipSheet.objects.create(unit=unit, at=at, by_post_id=by.post)
    _move(held, CopyState.HANDED, AttemptOutcome.PRINTED, by=by, at=at, sheet=made)
    _note("print", made, by=by, at=at, many=len(held))
    return made


@transaction.atomic(savepoint=False)
def note_carried(*, sheet: SlipSheet, by: Actor, at: datetime) -> SlipSheet:
    """All slips of a sheet were handed to whom they are for. Raises Missing, Objected."""
    rows = Copy.objects.carried_by(by).filter(sheet=sheet)
    held = list(rows.select_for_update(of=("self",)).order_by("pk"))
    if not held:
        raise Missing
    left = [copy for copy in held if copy.state == CopyState.HANDED]
    if not left:
        raise Objected(_DONE)
    _move(left, CopyState.DELIVERED, AttemptOutcome.CARRIED, by=by, at=at, sheet=sheet)
    _note("carry", sheet, by=by, at=at, many=len(left))
    return sheet


def _move(
    copies: list[Copy], state: CopyState, outcome: AttemptOutcome, *, by: Actor, at: datetime,
    sheet: SlipSheet,
) -> None:  # fmt: skip
    for copy in copies:
        copy.state, copy.sheet, copy.next_at = state, sheet, None
        copy.handed_at = copy.handed_at or at
        copy.settled_at = at if state == CopyState.DELIVERED else None
    Copy.objects.bulk_update(copies, ["state", "sheet", "next_at", "handed_at", "settled_at"])
    Attempt.objects.bulk_create(
        Attempt(copy=copy, at=at, outcome=outcome, by_post_id=by.post_id) for copy in copies
    )


def _note(verb: str, sheet: SlipSheet, *, by: Actor, at: datetime, many: int) -> None:
    unit = sheet.unit
    subject = Subject("message", sheet.pk, unit.county, unit.pk, unit.branch_id)
    record(f"message.{verb}", subject, by=by, at=at, facts={"many": many}, react=False)
