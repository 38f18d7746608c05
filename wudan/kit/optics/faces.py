"""Where things stand on a printed sheet, in millimetres from its upper left corner.

The same numbers draw the sheet (Typst) and read it, so that the two cannot drift apart.
"""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 210.0, 297.0
MARKER = 12.0
"""The side of each of the four marks in the corners."""
MARKERS: tuple[tuple[float, float], ...] = ((8, 8), (190, 8), (190, 277), (8, 277))
"""Upper left corners of the marks 0 to 3, clockwise from the upper left one."""
PATTERNS = (
    "111111/101001/110101/111001/111011/111111",
    "111111/111111/100001/101101/101011/111111",
    "111111/111001/111001/111011/100101/111111",
    "111111/101101/101101/110111/110011/111111",
)
"""ArUco 4×4 (50), numbers 0 to 3: 1 is black. No mark looks like another one turned."""
SIDE = 7.0
"""The side of a box to tick."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick: its name, and its upper left corner."""

    name: str
    x: float
    y: float
    side: float = SIDE


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write or sign in."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Face:
    """All that is read on one sheet. Of each tuple in `single` at most one box is ticked."""

    boxes: tuple[Box, ...]
    fields: tuple[Field, ...] = ()
    single: tuple[tuple[str, ...], ...] = field(default=())

    def place(self, name: str) -> tuple[float, float, float, float]:
        """Left, top, width and height of a box or a field. Raises KeyError."""
        for box in self.boxes:
            if box.name == name:
                return box.x, box.y, box.side, box.side
        for one in self.fields:
            if one.name == name:
                return one.x, one.y, one.width, one.height
        raise KeyError(name)
