"""Pictures of the suite's results, as SVG without a library: gaps over time, and a map of tours."""

import math
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

_COLOURS = {
    "ours": "#b3261e", "PyVRP": "#1f5fa8", "VROOM level 1": "#3b7d4f",
    "VROOM level 5": "#8a6d1f", "OR-Tools routing": "#6b4fa0",
}  # fmt: skip
_TOUR_COLOURS = (
    "#b3261e",
    "#1f5fa8",
    "#3b7d4f",
    "#8a6d1f",
    "#6b4fa0",
    "#0f7c80",
    "#a0447c",
    "#5a5a5a",
)
_WIDE, _HIGH = 760, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 170, 36, 48
_FONT = "font-family='sans-serif' font-size='12' fill='#333'"


def gaps(title: str, rows: Mapping[str, Any], *, until: float) -> str:
    """How far each solver is above the bound, second by second."""
    bound = rows["bound"]
    curves = {
        name: [(at, 100 * (value / bound - 1)) for at, value in _points(row) if at <= until * 1.05]
        for name, row in rows.items()
        if name != "bound"
    }
    ends = [points[-1][1] for points in curves.values() if points]
    top = max(5.0, 5 * math.ceil(max(ends, default=5.0) * 1.3 / 5))
    step = next(size for size in (1, 2, 5, 10, 20, 50) if top / size <= 8)
    parts = [f"<text x='{_LEFT}' y='20' {_FONT} font-weight='bold'>{escape(title)}</text>"]
    for tick in range(0, int(top) + 1, step):
        y = _y(tick, top)
        parts.append(f"<line x1='{_LEFT}' x2='{_WIDE - _RIGHT}' y1='{y}' y2='{y}' stroke='#ddd'/>")
        parts.append(f"<text x='{_LEFT - 8}' y='{y + 4}' text-anchor='end' {_FONT}>{tick} %</text>")
    for tick in range(0, int(until) + 1, max(1, int(until) // 6)):
        parts.append(
            f"<text x='{_x(tick, until)}' y='{_HIGH - _BOTTOM + 18}' text-anchor='middle' {_FONT}>{tick} s</text>"
        )
    parts.append(
        f"<text x='{_LEFT}' y='{_HIGH - 8}' {_FONT}>above the proven bound, by processor seconds</text>"
    )
    labels = sorted((points[-1][1], name) for name, points in curves.items() if points)
    last = math.inf
    for value, name in reversed(labels):
        parts.append(_curve(curves[name], name, top, until))
        last = (
            min(_y(value, top), _HIGH - _BOTTOM)
            if last is math.inf
            else max(last + 15, _y(value, top))
        )
        parts.append(
            f"<text x='{_WIDE - _RIGHT + 10}' y='{last + 4}' font-family='sans-serif' font-size='12' "
            f"fill='{_COLOURS.get(name, '#333')}'>{escape(name)} {value:.1f} %</text>"
        )
    return _svg(_WIDE, _HIGH, parts)


def tours(title: str, drawn: Mapping[str, Any]) -> str:
    """The tours of one day on the map of a county; visits not made that day in grey."""
    size, edge = 620, 30
    xs = [x for x, _ in drawn["villages"]]
    ys = [y for _, y in drawn["villages"]]
    west, south = min(xs), min(ys)
    scale = (size - 2 * edge) / max(max(xs) - west, max(ys) - south, 1e-9)

    def at(place: Sequence[float]) -> str:
        return (
            f"{edge + (place[0] - west) * scale:.1f},{size - edge - (place[1] - south) * scale:.1f}"
        )

    parts = [f"<text x='{edge}' y='18' {_FONT} font-weight='bold'>{escape(title)}</text>"]
    for village in drawn["villages"]:
        x, y = at(village).split(",")
        parts.append(f"<circle cx='{x}' cy='{y}' r='2' fill='#bbb'/>")
    for number, tour in enumerate(drawn["tours"]):
        colour = _TOUR_COLOURS[number % len(_TOUR_COLOURS)]
        way = " ".join(at(place) for place in [tour["base"], *tour["places"], tour["base"]])
        parts.append(
            f"<polyline points='{way}' fill='none' stroke='{colour}' stroke-width='1.4' stroke-opacity='.8'/>"
        )
        for place in tour["places"]:
            x, y = at(place).split(",")
            parts.append(f"<circle cx='{x}' cy='{y}' r='3.5' fill='{colour}'/>")
        x, y = at(tour["base"]).split(",")
        parts.append(
            f"<rect x='{float(x) - 4:.1f}' y='{float(y) - 4:.1f}' width='8' height='8' fill='#222'/>"
        )
    return _svg(size, size, parts)


def _points(row: Mapping[str, Any]) -> list[tuple[float, float]]:
    """A solver's values over time; one that answers only at its end has a single one."""
    curve = [(float(at), float(value)) for at, value in row.get("curve", [])]
    if "objective" in row:
        end = max(float(row.get("cpu_seconds") or 0), curve[-1][0] if curve else 0.0)
        curve.append((end, float(row["objective"])))
    return curve


def _curve(points: Sequence[tuple[float, float]], name: str, top: float, until: float) -> str:
    colour = _COLOURS.get(name, "#333")
    if len(points) == 1:
        at, value = points[0]
        return f"<circle cx='{_x(at, until)}' cy='{_y(value, top)}' r='4' fill='{colour}'/>"
    path, before = "", None
    for at, value in points:
        if before is not None:
            path += f"L{_x(at, until)},{_y(before, top)}"
        path += f"{'L' if path else 'M'}{_x(at, until)},{_y(value, top)}"
        before = value
    path += f"L{_x(until, until)},{_y(points[-1][1], top)}"
    return f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='2'/>"


def _x(seconds: float, until: float) -> float:
    return round(_LEFT + (_WIDE - _LEFT - _RIGHT) * min(seconds, until) / until, 1)


def _y(percent: float, top: float) -> float:
    return round(_HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * min(percent, top) / top, 1)


def _svg(wide: int, high: int, parts: Sequence[str]) -> str:
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} {high}' width='{wide}' height='{high}'>"
    return (
        "\n".join([head, f"<rect width='{wide}' height='{high}' fill='#fff'/>", *parts, "</svg>"])
        + "\n"
    )
