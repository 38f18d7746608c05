"""What a machine saw, as a form shows it: filled in where it was sure, left open where it was not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.activities.models import SignUp
from wudan.activities.presence import attendance_of
from wudan.intake import faces
from wudan.intake.enums import RowAnswer
from wudan.intake.models import Scan
from wudan.intake.printed import rows_of_roster
from wudan.kit.clock import local
from wudan.kit.optics.marks import Seen

DOUBT = "?"
"""The answer of a row that the machine does not dare to give."""
_WEEKDAYS = faces.DAYS[1:]


def seen(scan: Scan, name: str) -> str:
    """Empty, ticked or doubtful."""
    told = scan.marks.get(name)
    return str(told[0]) if told else Seen.EMPTY.value


def chosen(scan: Scan, names: list[str]) -> str:
    """Which one of a group is ticked; none: empty; unsure of any: `DOUBT`."""
    if any(seen(scan, name) == Seen.DOUBTFUL for name in names):
        return DOUBT
    ticked = [name for name in names if seen(scan, name) == Seen.TICKED]
    return ticked[0].rpartition(".")[2] if len(ticked) == 1 else ""


def group(scan: Scan, which: str) -> str:
    """A card's group by its first word."""
    return chosen(scan, [name for name in scan.marks if name.startswith(f"{which}.")])


def next_weekday(told: str, today: date) -> date | None:
    """The next such day after today; none for as soon as can be."""
    if told not in _WEEKDAYS:
        return None
    return today + timedelta(days=(_WEEKDAYS.index(told) - today.weekday() - 1) % 7 + 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A roster's row: what was seen, what is known already, what was typed."""

    number: int
    row: int
    name: str
    answer: str
    came: str
    left: str
    doubtful: bool
    look: bool
    known: str
    fault: str = ""

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The answers, and which one stands."""
        return [
            (value or "blank", str(label), value == self.answer)
            for value, label in RowAnswer.choices
        ]


def roster_rows(scan: Scan, typed: dict[str, str], faults: dict[str, str]) -> list[Row]:
    """Each row; what a person typed counts more than what the machine saw."""
    sheet = scan.sheet
    assert sheet is not None and sheet.roster is not None  # noqa: S101, PT018 - the database says so
    first = sheet.roster.lines.index(sheet.rows[0]) + 1
    found = []
    for row, sign_up in enumerate(rows_of_roster(sheet)):
        seen_answer = chosen(scan, [f"{row}.{name}" for name, _x in faces.PRESENCE])
        length = chosen(scan, [f"{row}.{name}" for name, _x in faces.LENGTHS])
        came, left = _times(sheet.roster.shift.starts_at, sheet.roster.shift.ends_at, length)
        known = _known(sign_up)
        answer = "" if known and seen_answer == RowAnswer.CAME else seen_answer
        if answer != RowAnswer.CAME:
            came, left = "", ""
        told = typed.get(f"answer-{row}")
        if told is not None:
            answer = "" if told == "blank" else told
            came, left = typed.get(f"came-{row}", "")[:8], typed.get(f"left-{row}", "")[:8]
        found.append(
            Row(
                first + row, row, sign_up.person.name if sign_up else "", answer, came, left,
                seen_answer == DOUBT or length == DOUBT,
                DOUBT in (seen_answer, length) or length == "written" or seen_answer == "instead"
                or (seen_answer == "came" and not length),
                known, faults.get(f"row-{row}") or faults.get(f"line-{sheet.rows[row]}", ""),
            )
        )  # fmt: skip
    return found


def _times(starts_at: datetime, ends_at: datetime, length: str) -> tuple[str, str]:
    """Whole is from beginning to end, half the first half; what was written a person types."""
    if length == "whole":
        return f"{local(starts_at):%H:%M}", f"{local(ends_at):%H:%M}"
    if length == "half":
        return f"{local(starts_at):%H:%M}", f"{local(starts_at + (ends_at - starts_at) / 2):%H:%M}"
    return "", ""


def _known(sign_up: SignUp | None) -> str:
    """A presence that stands already; the paper changes nothing about it."""
    held = attendance_of(sign_up) if sign_up else None
    if held is None:
        return ""
    left = f"{local(held.left_at):%H:%M}" if held.left_at else "…"
    return f"{local(held.came_at):%H:%M} – {left}"
