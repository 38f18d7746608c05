"""打印名册: a sheet with names and boxes, for where nobody wants or has a telephone."""

from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import one_transaction
from wudan.activities.actions.attendance.journaling import note_roster
from wudan.activities.models import RosterSheet, Shift, SignUp
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def print_sheet(*, shift: Shift, by: Actor, at: datetime) -> RosterSheet:
    """The sheet, its lines in the order in which they are printed. Raises Objected."""
    insist(presence.running_objection(by, shift.activity))
    lines = list(SignUp.objects.on_roster(shift.pk).values_list("pk", flat=True))
    if not lines:
        raise Objected(Objection("nobody", "这一班还没有人报上，打出来是空的。"))
    made = RosterSheet.objects.create(
        shift=shift, lines=lines, printed_at=at, printed_by_id=by.person
    )
    note_roster("print", shift, made.pk, by=by, at=at, lines=len(lines))
    return made
