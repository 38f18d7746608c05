"""The sizes for people: lines for the terminal, a section of `docs/benchmarks.md`.

python -m bench.scale.page FILE     writes again from a result
"""

import json
import sys
from pathlib import Path
from typing import Any

from bench.dispatch.shapes import Figure, Verdict, at_most
from bench.scale.sizes import ACTIVITIES, ENTRIES, ORDERS, TABLES
from bench.sections import put

AIM = 1.5
_INTRODUCTION = """\
## A county's year, and many times it

`make bench-scale`: what a request costs in a county with {orders:,} orders, {activities:,} activities and {entries:,} entries of
points in its tables, which is a small county's year, and with so many times as much in the same villages. The county is rehearsed by
real actions; what is more is laid into the tables by SQL under all their constraints and triggers (hashes of laid events are made up),
with everything that follows from it: deadlines, the journal, its outbox, stored answers, statistics. One order of twenty-five stays open for
good, so queues grow with the rest. Least of {rounds} rounds of {runs} requests, sizes in turns, in ms of the web's process and of the PostgreSQL
process that serves it; statements in brackets. The last column is the greatest size by the least.

What grows reads all that is open in the county (its queue, what is to be dispatched, what can be claimed, a team's desk), a month of
every team's services (proposing, dispatching) or a quarter's orders (what needs attention). The greatest size stands for no county: it
shows what would hurt first. A hundred times as many orders by as many teams keep a hundred times as many open.
"""


def growth(result: dict[str, Any], database: str) -> dict[str, float]:
    """Request → how many times as much it costs at the greatest size."""
    least, most = str(result["sizes"][0]), str(result["sizes"][-1])
    small, large = (_cpu(result, database, times) for times in (least, most))
    return {name: large[name] / small[name] for name in small}


def figures(result: dict[str, Any]) -> list[Figure]:
    """The growth of each request, judged."""
    return [
        Figure(f"{database}: {name}", times, at_most(AIM))
        for database in result["weights"]
        for name, times in growth(result, database).items()
    ]


def missed(result: dict[str, Any]) -> list[str]:
    """The names of those that grow too much."""
    return [one.name for one in figures(result) if one.verdict(quick=False) == Verdict.MISSED]


def lines(result: dict[str, Any]) -> list[str]:
    """For the terminal."""
    told = []
    for database in result["weights"]:
        told.append(f"\n{database}")
        rows = [_head(result), *_rows(result, database)]
        told += ["".join(f"{cell:<{28 if place == 0 else 16}}" for place, cell in enumerate(row)) for row in rows]  # fmt: skip
    return [*told, *(f"grows: {name}" for name in missed(result))]


def write(result: dict[str, Any], docs: Path) -> Path:
    """The section; its page."""
    put(docs / "benchmarks.md", "scale", section(result))
    return docs / "benchmarks.md"


def section(result: dict[str, Any]) -> str:
    """The section as text."""
    machine, load = result["machine"], " ".join(f"{one:.1f}" for one in result["load"])
    parts = [
        _INTRODUCTION.format(orders=ORDERS, activities=ACTIVITIES, entries=ENTRIES, **result),
        f"Machine: {machine['processor']}, {machine['processors']} processors, Python {machine['python']};"
        f" {machine['day']}; load after: {load}.",
    ]
    for database in result["weights"]:
        parts += ["", f"### {database}", "", *_table([_head(result), *_rows(result, database)])]
    sizes = [str(times) for times in result["sizes"]]
    parts += ["", "### What is in the tables", ""]
    head = ["rows", *(f"× {times}" for times in sizes)]
    some = next(iter(result["laid"].values()))
    rows = [[f"`{name}`", *(f"{some[times][name]:,}" for times in sizes)] for name in TABLES]
    rows += [
        [f"{database}, GB", *(f"{laid[times]['bytes'] / 1e9:.2f}" for times in sizes)]
        for database, laid in result["laid"].items()
    ]
    return "\n".join([*parts, *_table([head, *rows])])


def _table(rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]


def _head(result: dict[str, Any]) -> list[str]:
    return ["request", *(f"× {times}" for times in result["sizes"]), "grows"]


def _rows(result: dict[str, Any], database: str) -> list[list[str]]:
    grown = growth(result, database)
    sizes = [str(times) for times in result["sizes"]]
    cpu = {times: _cpu(result, database, times) for times in sizes}
    sql = {times: {one["name"]: one["sql"] for one in result["weights"][database][times][-1]} for times in sizes}  # fmt: skip
    return [
        [name, *(f"{cpu[times][name]:.2f} ({sql[times][name]})" for times in sizes), f"{grown[name]:.2f}"]
        for name in grown
    ]  # fmt: skip


def _cpu(result: dict[str, Any], database: str, times: str) -> dict[str, float]:
    """Least of the rounds: what else runs on a machine only ever adds."""
    rounds = result["weights"][database][times]
    return {one["name"]: min(each[place]["cpu_ms"] for each in rounds) for place, one in enumerate(rounds[0])}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Read a result, write the section."""
    print(write(json.loads(Path(arguments[0]).read_text("utf-8")), Path("docs")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
