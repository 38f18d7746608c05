"""The faces of printed sheets: where each box stands. A number never changes its face again.

A sheet keeps the number of its face, so that one printed years ago still reads.
"""

from wudan.intake.enums import SheetKind
from wudan.kit.optics.faces import Box, Face, Field

PRESENT = 1
"""The face that is printed today."""
ROSTER_ROWS, CARD_ROWS = 14, 12
ROSTER_TOP, ROSTER_STEP = 55.0, 13.5
CARD_TOP, CARD_STEP, CARD_COLUMNS = 74.0, 13.0, (14.0, 108.0)
PRESENCE = (("came", 66.0), ("absent", 82.0), ("instead", 98.0))
LENGTHS = (("whole", 117.0), ("half", 133.0), ("written", 149.0))
DAYS = ("soon", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_Y, DAYS_STEP = 164.0, 23.0
PARTS = (("am", 14.0), ("pm", 60.0), ("any", 106.0))
PARTS_Y = 175.0
PLACES = (("home", 40.0), ("site", 72.0))
CALLS = (("yes", 148.0), ("no", 174.0))
ASKED_Y = 188.0


def face_of(kind: str, number: int, rows: int) -> Face:
    """What to read on a sheet of this kind, face and number of rows. Raises KeyError."""
    return {(SheetKind.ROSTER, 1): _roster, (SheetKind.CARD, 1): _card}[SheetKind(kind), number](
        rows
    )


def roster_y(row: int) -> float:
    """The top of a roster's row."""
    return ROSTER_TOP + row * ROSTER_STEP


def card_spot(row: int) -> tuple[float, float]:
    """Left and top of a menu item on a card: two columns, read downwards."""
    column, line = divmod(row, CARD_ROWS // 2)
    return CARD_COLUMNS[column], CARD_TOP + line * CARD_STEP


def _roster(rows: int) -> Face:
    boxes, single, fields = [], [], []
    for row in range(rows):
        y = roster_y(row) + 3.25
        for group in (PRESENCE, LENGTHS):
            boxes += [Box(f"{row}.{name}", x, y) for name, x in group]
            single.append(tuple(f"{row}.{name}" for name, _x in group))
        fields.append(Field(f"{row}.times", 163, roster_y(row) + 1, 38, 11.5))
    fields += [Field("signed", 24, 253, 78, 17), Field("witnessed", 108, 253, 78, 17)]
    return Face(tuple(boxes), tuple(fields), tuple(single))


def _card(rows: int) -> Face:
    boxes = [Box(f"service.{row}", *card_spot(row)) for row in range(rows)]
    boxes += [Box(f"day.{name}", 14 + i * DAYS_STEP, DAYS_Y) for i, name in enumerate(DAYS)]
    boxes += [Box(f"part.{name}", x, PARTS_Y) for name, x in PARTS]
    boxes += [Box(f"place.{name}", x, ASKED_Y) for name, x in PLACES]
    boxes += [Box(f"call.{name}", x, ASKED_Y) for name, x in CALLS]
    single = tuple(
        tuple(box.name for box in boxes if box.name.startswith(f"{group}."))
        for group in ("day", "part", "place", "call")
    )
    fields = (
        Field("name", 12, 47, 60, 14), Field("phone", 78, 47, 55, 14), Field("home", 139, 47, 59, 14),
        Field("words", 12, 207, 186, 26), Field("signed", 12, 244, 110, 22), Field("helper", 128, 244, 70, 22),
    )  # fmt: skip
    return Face(tuple(boxes), fields, single)
