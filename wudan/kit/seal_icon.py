"""The icon of the installed station: our seal, drawn here at the sizes that telephones ask for."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

SIZES = (192, 512)
_RED, _CREAM, _GOLD = "#a32a1b", "#fdf6e9", "#f2c568"
_STAR = (
    (24, 3.8), (25.6, 7), (29.1, 7.5), (26.6, 10), (27.2, 13.5), (24, 11.8), (20.8, 13.5), (21.4, 10),
    (18.9, 7.5), (22.4, 7),
)  # fmt: skip
_FINER = 4


@lru_cache(maxsize=len(SIZES))
def icon(size: int) -> bytes:
    """The seal as PNG: red to the edge, so that a telephone may cut it round; drawn within the middle."""
    side = size * _FINER
    picture = Image.new("RGB", (side, side), _RED)
    draw, unit = ImageDraw.Draw(picture), side * 0.8 / 48

    def at(x: float, y: float) -> tuple[float, float]:
        return side * 0.1 + x * unit, side * 0.1 + y * unit

    def line(*points: tuple[float, float], width: float) -> None:
        draw.line(
            [at(*point) for point in points], fill=_CREAM, width=round(width * unit), joint="curve"
        )

    line((8, 38), (40, 38), width=3)
    line((12, 38), (12, 24.5), width=3)
    line((36, 38), (36, 24.5), width=3)
    draw.arc([at(10.5, 11), at(37.5, 38)], 180, 360, fill=_CREAM, width=round(3 * unit))
    line((12.5, 25.5), (35.5, 25.5), width=2.4)
    line((24, 14), (24, 38), width=2.4)
    line((17, 25.5), (24, 17.5), (31, 25.5), width=2.4)
    draw.polygon([at(*point) for point in _STAR], fill=_GOLD)
    kept = BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(kept, "PNG", optimize=True)
    return kept.getvalue()
