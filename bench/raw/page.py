"""The raw limit for people: lines for the terminal, a section of `docs/benchmarks.md`.

python -m bench.raw.page [FILE]     writes again from a result
"""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from bench.dispatch.shapes import Figure, Verdict, at_least
from bench.peers.scratch import HOME
from bench.raw.layers import LAYERS
from bench.sections import put

AIMS = {"PostgreSQL": 0.30, "SQLite": 0.18}
WORDS = {"list": "queue page, 30 of 200", "write": "order by form"}
_INTRODUCTION = """\
## The raw limit

`make bench-raw`: how many requests a second the product serves, and how often the database alone could have
answered the same statements. Statements are noted down from real requests and replayed with the same values,
but for keys, numbers and tokens, which are new each time: so each replayed order writes rows of its own,
under the same locks. PostgreSQL is replayed on by pgbench, two clients, prepared; SQLite by Python's driver
alone, one process, with the product's own settings (WAL, FULL). Web: eight clients; `serve --processes 2` on
PostgreSQL, one process with its worker on SQLite. Web and raw take turns in the same minutes; the ratio is
that of the medians.
"""


def figures(result: dict[str, Any]) -> list[Figure]:
    """The ratios, judged."""
    return [
        Figure(f"{name}: {WORDS[key]}, web / raw", ratio, at_least(AIMS[name]))
        for name, told in result["databases"].items()
        for key, ratio in told["ratios"].items()
    ]


def missed(result: dict[str, Any]) -> list[str]:
    """The names of those that failed."""
    quick = result["quick"]
    return [one.name for one in figures(result) if one.verdict(quick=quick) == Verdict.MISSED]


def lines(result: dict[str, Any]) -> list[str]:
    """For the terminal."""
    told = []
    for name, one in result["databases"].items():
        for key, words in WORDS.items():
            web, raw = (median(each[key][who] for each in one["rounds"]) for who in ("web", "raw"))
            told.append(f"{name}, {words}: {one['statements'][key]} statements, web {web:.0f}/s, raw {raw:.0f}/s")  # fmt: skip
            shares = ", ".join(f"{layer} {share:.0%}" for layer, share in one["layers"][key]["shares"].items())  # fmt: skip
            told.append(f"  {one['layers'][key]['ms']:.2f} ms of CPU in Python: {shares}")
    return told + [
        f"{one.name:<52}{one.value:>7.3f}   aim {one.goal!s:<8}{one.verdict(quick=result['quick'])}"
        for one in figures(result)
    ]


def write(result: dict[str, Any], docs: Path) -> Path:
    """The section; its page."""
    put(docs / "benchmarks.md", "raw", section(result))
    return docs / "benchmarks.md"


def section(result: dict[str, Any]) -> str:
    """The section as text."""
    machine, load = result["machine"], " ".join(f"{one:.1f}" for one in result["load_before"])
    rows = [
        f"| {one.name} | {one.value:.2f} | {one.goal} | {one.verdict(quick=result['quick'])} |"
        for one in figures(result)
    ]
    parts = [
        _INTRODUCTION,
        f"Machine: {machine['processor']}, {machine['processors']} processors, Python {machine['python']}; "
        f"{machine['day']}; load before: {load}. {result['rounds']} rounds of {result['seconds']:g} s a run.\n",
        "| ratio | measured | | verdict |", "|---|---|---|---|", *rows, "",
        "| request | statements | web, requests/s | raw, requests/s |", "|---|---|---|---|",
        *(row for name, told in result["databases"].items() for row in _rates(name, told)), "",
        "Where the CPU of a request goes, in Python, without the database's own: a sample every few milliseconds,\n"
        "told by the innermost layer that it was in.\n",
        *_layers(result["databases"]),
    ]  # fmt: skip
    return "\n".join(parts)


def _rates(name: str, told: dict[str, Any]) -> list[str]:
    rows = []
    for key, words in WORDS.items():
        web, raw = ([each[key][who] for each in told["rounds"]] for who in ("web", "raw"))
        rows.append(f"| {name}: {words} | {told['statements'][key]} | {_spread(web)} | {_spread(raw)} |")  # fmt: skip
    return rows


def _spread(rates: list[float]) -> str:
    return f"{median(rates):.0f} ({min(rates):.0f}–{max(rates):.0f})"


def _layers(databases: dict[str, Any]) -> list[str]:
    columns = [(name, key) for name in databases for key in WORDS]
    heads = " | ".join(f"{name}: {WORDS[key]}" for name, key in columns)
    rows = [f"| layer | {heads} |", "|---|" + "---|" * len(columns)]
    for layer in [*(name for name, _ in LAYERS), "other"]:
        shares = [databases[name]["layers"][key]["shares"].get(layer, 0) for name, key in columns]
        rows.append(f"| {layer} | " + " | ".join(f"{share:.0%}" for share in shares) + " |")
    spent = [databases[name]["layers"][key]["ms"] for name, key in columns]
    return [*rows, "| CPU ms | " + " | ".join(f"{ms:.1f}" for ms in spent) + " |"]


def main(arguments: list[str]) -> int:
    """Read a result, write the section."""
    file = Path(arguments[0]) if arguments else HOME / "raw.json"
    print(write(json.loads(file.read_text("utf-8")), Path("docs")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
