"""录入名册: a person has looked at a whole sheet once; presences come by the action that types one in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Line
from wudan.intake.actions.holding import hold, one_transaction, settle
from wudan.intake.enums import RowAnswer, SheetKind
from wudan.intake.models import Scan, Sheet, SheetRow
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A row as the person confirmed it; times only for who came."""

    row: int
    answer: str
    came_at: datetime | None = None
    left_at: datetime | None = None


@one_transaction
def take_roster_sheet(*, scan: Scan, rows: Sequence[RosterRow], by: Actor, at: datetime) -> Sheet:
    """All rows or none, once a sheet. Raises Malformed (by line), Missing, Objected."""
    held, sheet = hold(scan, by=by, of=SheetKind.ROSTER)
    assert sheet.roster is not None  # noqa: S101 - the database says so
    if any(not 0 <= one.row < len(sheet.rows) for one in rows) or len({one.row for one in rows}) < len(rows):  # fmt: skip
        raise Malformed({"rows": "这一页和表对不上，请重新打开。"})
    came = [one for one in rows if one.answer == RowAnswer.CAME]
    lines = [Line(sheet.rows[one.row], one.came_at, one.left_at) for one in came]
    if lines:
        attendance.type_sheet(sheet=sheet.roster, lines=lines, by=by, at=at)
    SheetRow.objects.bulk_create(
        SheetRow(sheet=sheet, row=one.row, sign_up_id=sheet.rows[one.row]) for one in came
    )
    settle(held, sheet, by=by, at=at, rows=len(lines))
    return sheet
