"""The verdicts of the run: our own aims, and how far the peers are behind. Arithmetic only."""

from statistics import median
from typing import Any

from bench.dispatch.shapes import Figure, Verdict, at_least, at_most

_RATIOS = (
    ("pretix", "list", 10), ("pretix", "write", 10), ("indico", "list", 10), ("indico", "write", 6),
    ("helpdesk", "list", 1), ("helpdesk", "write", 1),
)  # fmt: skip
"""Who, which request, how many times our CPU theirs must be."""


def kept(ask: dict[str, Any]) -> list[dict[str, Any]]:
    """The runs that count."""
    return [run for run in ask["runs"] if not run["fault"]]


def cpu_ms(run: dict[str, Any]) -> float:
    """Web and database."""
    return float(run["web_ms"] + run["database_ms"])


def median_ms(ask: dict[str, Any]) -> float | None:
    """CPU ms of the middle run; None where no run counts."""
    runs = kept(ask)
    return median(cpu_ms(run) for run in runs) if runs else None


def least(ask: dict[str, Any]) -> dict[str, Any] | None:
    """The run that cost least."""
    return min(kept(ask), key=cpu_ms, default=None)


def figures(systems: dict[str, Any]) -> list[Figure]:
    """Every aim with what was measured; a figure that is missing says so."""
    return [
        Figure("list of 30 from 200: CPU", _median(systems, "ours", "list"), at_most(5), "ms"),
        Figure("order write: CPU", _median(systems, "ours", "write"), at_most(5), "ms"),
        Figure("list: statements", _sql(systems, "list"), at_most(6), only_full=False),
        Figure("order write: statements", _sql(systems, "write"), at_most(15), only_full=False),
        Figure("worker: memory", _megabytes(systems), at_most(110), "MB", only_full=False),
        *(
            Figure(f"{name} {key} / ours", _ratio(systems, name, key), at_least(times), "×")
            for name, key, times in _RATIOS
        ),
    ]


def told(systems: dict[str, Any], *, quick: bool) -> list[dict[str, Any]]:
    """The figures as the page and the file have them."""
    return [
        {
            "name": one.name, "value": one.value, "unit": one.unit, "goal": str(one.goal),
            "verdict": str(one.verdict(quick=quick)),
        }
        for one in figures(systems)
    ]  # fmt: skip


def missed(verdicts: list[dict[str, Any]]) -> list[str]:
    """The names of the figures that failed."""
    return [one["name"] for one in verdicts if one["verdict"] == Verdict.MISSED]


def _median(systems: dict[str, Any], name: str, key: str) -> float | None:
    return median_ms(systems[name]["asks"][key]) if name in systems else None


def _ratio(systems: dict[str, Any], name: str, key: str) -> float | None:
    theirs, ours = _median(systems, name, key), _median(systems, "ours", key)
    return theirs / ours if theirs and ours else None


def _sql(systems: dict[str, Any], key: str) -> float | None:
    return float(systems["ours"]["asks"][key]["sql"]) if "ours" in systems else None


def _megabytes(systems: dict[str, Any]) -> float | None:
    return float(systems["ours"]["megabytes"]) if "ours" in systems else None
