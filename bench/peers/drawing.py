"""Bars of CPU a request, as SVG without a library."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDE = 760
_LEFT, _RIGHT, _TOP, _ROW = 300, 70, 44, 30
_FONT = "font-family='sans-serif' font-size='12' fill='#333'"
_WEB, _DATABASE, _OURS_WEB, _OURS_DATABASE = "#7a9cc6", "#3c5f8c", "#d9786f", "#8f1f18"


@dataclass(frozen=True, slots=True)
class Bar:
    """One request: what web and database took of it."""

    label: str
    web_ms: float
    database_ms: float
    is_ours: bool


def bars(title: str, rows: Sequence[Bar]) -> str:
    """The picture: web lighter, database darker, ours red."""
    top = _round_up(max((row.web_ms + row.database_ms for row in rows), default=10.0))
    high = _TOP + _ROW * len(rows) + 30
    parts = [f"<text x='16' y='22' {_FONT} font-weight='bold'>{escape(title)}</text>"]
    legend = "lighter: web; darker: database; red: ours"
    parts.append(f"<text x='{WIDE - 16}' y='22' text-anchor='end' {_FONT}>{legend}</text>")
    for step in range(6):
        x = _x(top * step / 5, top)
        parts.append(f"<line x1='{x}' x2='{x}' y1='{_TOP - 6}' y2='{high - 24}' stroke='#ddd'/>")
        words = f"{top * step / 5:g} ms"
        parts.append(f"<text x='{x}' y='{high - 8}' text-anchor='middle' {_FONT}>{words}</text>")
    for number, row in enumerate(rows):
        parts += _bar(row, _TOP + _ROW * number, top)
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDE} {high}' width='{WIDE}' height='{high}'>"
    ground = f"<rect width='{WIDE}' height='{high}' fill='#fff'/>"
    return "\n".join([head, ground, *parts, "</svg>"]) + "\n"


def _bar(row: Bar, y: int, top: float) -> list[str]:
    total = row.web_ms + row.database_ms
    split, end = _x(row.web_ms, top), _x(total, top)
    web, database = (_OURS_WEB, _OURS_DATABASE) if row.is_ours else (_WEB, _DATABASE)
    return [
        f"<text x='{_LEFT - 8}' y='{y + 15}' text-anchor='end' {_FONT}>{escape(row.label)}</text>",
        f"<rect x='{_LEFT}' y='{y}' width='{round(split - _LEFT, 1)}' height='20' fill='{web}'/>",
        f"<rect x='{split}' y='{y}' width='{round(end - split, 1)}' height='20' fill='{database}'/>",
        f"<text x='{end + 6}' y='{y + 15}' {_FONT}>{total:.1f}</text>",
    ]


def _round_up(value: float) -> float:
    """To a number that five steps divide well."""
    size = 10 ** math.floor(math.log10(max(value, 1.0)))
    return float(next(n * size for n in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if n * size >= value))


def _x(value: float, top: float) -> float:
    return round(_LEFT + (WIDE - _LEFT - _RIGHT) * value / top, 1)
