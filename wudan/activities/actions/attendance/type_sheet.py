"""录入纸质名册: the sheet is typed in as it lies on the table, line by line (the paper twin)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.correct import insist_on_times
from wudan.activities.actions.attendance.holding import Times, begin, end, lock, one_transaction
from wudan.activities.actions.attendance.journaling import note_roster
from wudan.activities.actions.attendance.mark import sign_if_others
from wudan.activities.enums import PresenceBy
from wudan.activities.models import Attendance, RosterSheet, SignUp
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objection, insist
from wudan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """One line: of whom, from when to when; only `left_at` for who came by code."""

    sign_up: int
    came_at: datetime | None
    left_at: datetime | None


@one_transaction
def type_sheet(
    *, sheet: RosterSheet, lines: Sequence[Line], by: Actor, at: datetime, photo: str = ""
) -> list[Attendance]:
    """All lines or none. Raises Malformed (by line), Missing, Objected.

    `photo` is the name of a sealed file; the first one given stays.
    """
    held_sheet = RosterSheet.objects.select_for_update().filter(pk=sheet.pk).first()
    if held_sheet is None or any(line.sign_up not in held_sheet.lines for line in lines):
        raise Missing
    if not lines and not photo:
        raise Malformed({"lines": "一行也没有填。没有来的空着，来了的写到场和离开。"})
    insist(presence.running_objection(by, sheet.shift.activity))
    held = lock([line.sign_up for line in lines], persons=True)
    done = [_typed(held[line.sign_up], line, by=by, at=at) for line in lines]
    held_sheet.typed_at, held_sheet.typed_by_id = at, by.person
    held_sheet.photo = held_sheet.photo or photo
    held_sheet.save(update_fields=["typed_at", "typed_by_id", "photo"])
    note_roster("type", sheet.shift, sheet.pk, by=by, at=at, lines=len(lines), photo=bool(photo))
    return done


def _typed(sign_up: SignUp, line: Line, *, by: Actor, at: datetime) -> Attendance:
    found, shift = presence.attendance_of(sign_up), sign_up.opening.shift
    came_at = line.came_at or (found.came_at if found else None)
    if came_at is None or line.left_at is None:
        raise Malformed(
            {
                f"line-{sign_up.pk}": Phrase(
                    "{person}：到场和离开都要写。", person=sign_up.person.name
                )
            }
        )
    try:
        insist_on_times(shift, came_at, line.left_at, at=at)
    except Malformed as fault:
        words = "；".join(fault.fields.values())
        raise Malformed({f"line-{sign_up.pk}": f"{sign_up.person.name}：{words}"}) from None
    if objection := presence.placed_objection(sign_up) or _objection(sign_up, line):
        raise Malformed({f"line-{sign_up.pk}": f"{sign_up.person.name}：{objection.words}"})
    if found is None:
        times = Times(came_at, PresenceBy.PAPER, line.left_at, PresenceBy.PAPER)
        found = begin(sign_up, times, by=by, at=at)
    else:
        found = end(found, left_at=line.left_at, how=PresenceBy.PAPER, by=by, at=at)
    return sign_if_others(found, by=by, at=at)


def _objection(sign_up: SignUp, line: Line) -> Objection | None:
    """Who came by code may be signed out on paper, also after the clock did it."""
    found = presence.attendance_of(sign_up)
    if found is None:
        return None
    if line.came_at is not None or not presence.leaving_is_open(found):
        words = "到场已经登记过了。这一行空着；时间不对，在名册上更正。"
        return Objection("already_came", words)
    return None
