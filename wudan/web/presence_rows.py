"""What a line of a roster shows: who, since when, until when, and what is still missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wudan.activities.enums import AttendanceState, Flag, PresenceBy, SignUpState, Witness
from wudan.activities.models import Attendance, Shift, SignUp
from wudan.activities.presence import attendance_of
from wudan.kit import clock
from wudan.kit.clock import local
from wudan.kit.phrases import in_words

BADGES = {
    AttendanceState.PRESENT: "started", AttendanceState.LEFT: "done",
    AttendanceState.CONFIRMED: "reviewed", AttendanceState.STRUCK: "void",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One volunteer of one shift."""

    sign_up: int
    presence: int | None
    name: str
    phone: str
    position: str
    came: str
    left: str
    how: str
    state: str
    label: str
    notes: tuple[str, ...]
    may_come: bool
    may_leave: bool


def lines_of(shift: Shift) -> list[Line]:
    """The roster of a shift, in the order in which people signed up."""
    return [line_of(row) for row in rows_of(shift)]


def rows_of(shift: Shift) -> list[SignUp]:
    """The sign-ups behind it, joined to the shift that is read already."""
    rows = list(SignUp.objects.on_roster(shift.pk))
    for row in rows:
        row.opening.shift = shift
    return rows


def line_of(sign_up: SignUp) -> Line:
    """One line."""
    found = attendance_of(sign_up)
    state = AttendanceState(found.state) if found else None
    return Line(
        sign_up=sign_up.pk, presence=found.pk if found else None, name=sign_up.person.name,
        phone=str(sign_up.person.phone), position=sign_up.opening.position.name,
        came=f"{local(found.came_at):%H:%M}" if found else "",
        left=f"{local(found.left_at):%H:%M}" if found and found.left_at else "",
        how=_how(found), state=BADGES[state] if state else "placed",
        label=state.label if state else _missing(sign_up), notes=_notes(found),
        may_come=found is None, may_leave=found is not None and found.left_at is None,
    )  # fmt: skip


def _missing(sign_up: SignUp) -> str:
    """Nobody is missing before it begins."""
    has_begun = clock.now() >= sign_up.opening.shift.starts_at
    return _("没到") if has_begun else in_words(SignUpState.PLACED.label)


def _how(found: Attendance | None) -> str:
    if found is None:
        return ""
    ways = [PresenceBy(found.came_by).label]
    if found.left_by and found.left_by != found.came_by:
        ways.append(PresenceBy(found.left_by).label)
    return " / ".join(str(way) for way in ways)


def _notes(found: Attendance | None) -> tuple[str, ...]:
    """What is signed, what is missing, what a human should look at."""
    if found is None:
        return ()
    told = []
    if found.state == AttendanceState.LEFT:
        told.append(_("组织方已确认") if found.vouched_at else _("等组织方确认"))
        told.append(_witnessed(found) if found.witnessed_at else _("等服务对象确认"))
    told += [in_words(Flag(flag).label) for flag in found.flags if flag in Flag.values]
    if found.why:
        told.append(found.why)
    return tuple(told)


def _witnessed(found: Attendance) -> str:
    return in_words(Witness(found.witness).label)
