"""The nation for people: lines for the terminal, a section of `docs/benchmarks.md`.

python -m bench.nation.page FILE     writes again from a result
"""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from bench.dispatch.shapes import Figure, Verdict, at_most
from bench.nation.divisions import COUNTIES, VILLAGES
from bench.sections import put

AIM = 1.5
_INTRODUCTION = """\
## A nation in one database

`make bench-nation ORDERS={asked}{how}`: the real {counties:,} counties and {villages:,} villages in one PostgreSQL
database, {orders:,} orders among them; and 吴起县 alone, with its {own:,} orders, in a database of its own. The same
requests of the same county cost so much in both; rounds take turns. The county is rehearsed by real actions, what
the nation has more is copied from it by SQL: valid row by row, but for hashes of copied events, which are made up.
Each round leaves its orders behind, in both, so the keeper's queue is longer from round to round. CPU is that of the
web process and of the PostgreSQL process that serves it; waiting for the disk is not in it.
"""


def figures(result: dict[str, Any]) -> list[Figure]:
    """The ratios, judged."""
    alone, among = _medians(result, "county"), _medians(result, "nation")
    return [Figure(name, among[name] / alone[name], at_most(AIM)) for name in alone]


def missed(result: dict[str, Any]) -> list[str]:
    """The names of those that failed."""
    return [one.name for one in figures(result) if one.verdict(quick=False) == Verdict.MISSED]


def lines(result: dict[str, Any]) -> list[str]:
    """For the terminal."""
    return [" ".join(f"{cell:<{wide}}" for cell, wide in zip(row, (18, 22, 22, 10, 8, 8), strict=True)) for row in
            (("request", "alone, CPU ms", "in the nation, CPU ms", "SQL", "ratio", ""), *_rows(result))]  # fmt: skip


def write(result: dict[str, Any], docs: Path) -> Path:
    """The section, and one of its own for the cut journal where it was cut; their page."""
    put(docs / "benchmarks.md", "nation", section(result))
    if "parted" in result:
        put(docs / "benchmarks.md", "partition", "\n".join(_parted(result)))
    return docs / "benchmarks.md"


def section(result: dict[str, Any]) -> str:
    """The section as text."""
    machine, load = result["machine"], " ".join(f"{one:.1f}" for one in result["load_before"])
    own, whole = result["sizes"]["county"], result["sizes"]["nation"]
    words = _INTRODUCTION.format(
        asked=result["asked"],
        how=" COMPRESSED=1" if result.get("compressed") else "",
        orders=result["orders"],
        own=own["orders_order"],
        counties=COUNTIES,
        villages=VILLAGES,
    )
    parts = [
        words,
        f"Machine: {machine['processor']}, {machine['processors']} processors, Python {machine['python']}; "
        f"{machine['day']}; load before: {load}. {result['rounds']} rounds of {result['runs']} requests; medians of"
        " rounds, the least and the most of them in brackets.\n",
        "| request | alone, CPU ms | in the nation, CPU ms | statements | ratio | |", "|---|---|---|---|---|---|",
        *("| " + " | ".join(row) + " |" for row in _rows(result)), "",
        "| | one county | the nation |", "|---|---|---|",
        f"| database, GB | {own['bytes'] / 1e9:.2f} | {whole['bytes'] / 1e9:.1f} |",
        *(f"| rows of `{name}` | {own[name]:,} | {whole[name]:,} |" for name in own if name != "bytes"),
    ]  # fmt: skip
    return "\n".join(parts)


def _parted(result: dict[str, Any]) -> list[str]:
    """After `wudan partition`: what it took, the requests again, the plans."""
    told = result["parted"]
    looked = [line for line in told["without"].splitlines() if " on journal_event_p" in line]
    return [
        "## The journal of a nation, cut by county\n",
        f"`make bench-nation ORDERS={result['asked']} PARTED=1`: `wudan partition` (ADR 79) cut the {told['events']:,} events of"
        f" {result['orders']:,} orders into 32 parts in {told['seconds']} s.\n",
        *_again(told["weights"]),
        "The story of one order, as the order's page asks for it, reads one part:\n", "```", told["with_county"], "```",
        f"\nWithout the county it looks into {len(looked)} parts: {' and '.join(told['without'].splitlines()[-2:])}.",
    ]  # fmt: skip


def _again(weights: dict[str, list[Any]]) -> list[str]:
    """The requests on the cut journal, beside the county alone in the same minutes."""
    if not weights:
        return []
    head = [
        "| request | alone, CPU ms | in the nation, journal cut, CPU ms | ratio |",
        "|---|---|---|---|",
    ]
    rows = []
    for name in _medians({"weights": weights}, "county"):
        alone, among = (_of({"weights": weights}, where, name) for where in ("county", "nation"))
        rows.append(
            f"| {name} | {_spread(alone)} | {_spread(among)} | {median(among) / median(alone):.2f} |"
        )
    return [*head, *rows, ""]


def _rows(result: dict[str, Any]) -> list[tuple[str, ...]]:
    rows = []
    for one in figures(result):
        alone, among = (_of(result, name, one.name) for name in ("county", "nation"))
        statements = f"{result['weights']['county'][-1][_place(result, one.name)]['sql']} / {result['weights']['nation'][-1][_place(result, one.name)]['sql']}"  # fmt: skip
        verdict = f"{one.verdict(quick=False)}"
        rows.append((one.name, _spread(alone), _spread(among), statements, f"{one.value:.2f}", verdict))  # fmt: skip
    return rows


def _place(result: dict[str, Any], name: str) -> int:
    return [one["name"] for one in result["weights"]["county"][-1]].index(name)


def _of(result: dict[str, Any], where: str, name: str) -> list[float]:
    return [
        one["cpu_ms"] for each in result["weights"][where] for one in each if one["name"] == name
    ]


def _medians(result: dict[str, Any], where: str) -> dict[str, float]:
    names = [one["name"] for one in result["weights"][where][0]]
    return {name: median(_of(result, where, name)) for name in names}


def _spread(values: list[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def main(arguments: list[str]) -> int:
    """Read a result, write the section."""
    print(write(json.loads(Path(arguments[0]).read_text("utf-8")), Path("docs")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
