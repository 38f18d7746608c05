"""Write `docs/dispatch.md` and its pictures from a result: `python -m bench.dispatch.page FILE`.

Every figure and verdict of the page comes from the result; nothing is typed in.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.dispatch.drawing import gaps, tours

DOCS = Path("docs")
PICTURES = "pictures/dispatch"
_UNTIL = 30.0
_INTRODUCTION = """\
# The dispatch engine, measured

Written by `make bench-dispatch` from one run on one machine; what was run again by itself afterwards says
so below. The engine's questions and answers are described in [howto/engine.md](howto/engine.md). No other
volunteering system is known to assign a whole open set, plan rounds or fill rosters with a proof, so the
engine is measured against general solvers.

How it is measured:

- Counties are made up, the same for the same seed (`bench/dispatch/counties.py`, `batches.py`).
- Peers run one after another with one thread, each in a process of its own that is killed when it does
  not stop. Their versions are pinned in `requirements/peers.txt`; the product needs none of them.
- Our seconds are processor seconds, and so are those of PyVRP and OR-Tools, because machines are shared;
  VROOM stops by the wall's clock.
- A checker that shares no code with the planners reckons the feasibility, the objective and the bound of
  every answer again, the peers' too. A wrong answer of ours fails the case; a peer's is left out by name.
- "Bound": no plan at all can cost less; it follows from prices stored with the plan.
- VROOM knows priorities, not prizes: it serves what is dearest first and then saves time, so the objective
  is not its own. The best of the peers is what we compare with.
- A figure passes or reaches its stretch goal by code. Where several seeds are run, the median is judged and
  the worst is told.
"""


def write(result: dict[str, Any], folder: Path = DOCS) -> list[Path]:
    """The page and its pictures."""
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    drawn = _draw(result, folder)
    page = folder / "dispatch.md"
    page.write_text(spelled(result, [path.name for path in drawn]), "utf-8")
    return [page, *drawn]


def spelled(result: dict[str, Any], pictures: list[str]) -> str:
    """The page as text."""
    cases = dict(sorted(result["cases"].items(), key=lambda case: (case[0][0], int(case[0][1:]))))
    parts = [_INTRODUCTION, _machine(result["machine"]), _summary(cases)]
    for name, told in cases.items():
        parts.append(_case(name, told))
        parts += [
            f"![{_caption(one)}]({PICTURES}/{one})\n"
            for one in pictures
            if one.startswith(f"{name}-")
        ]
    return "\n".join(parts)


def _draw(result: dict[str, Any], folder: Path) -> list[Path]:
    drawn = []
    for name, told in result["cases"].items():
        for key, rows in told["kept"].items():
            path = folder / PICTURES / f"{name}-{key}.svg"
            if key.startswith("map"):
                title = f"Tours of day {rows['day'] + 1} in a made-up county"
                path.write_text(tours(title, rows), "utf-8")
            elif key.startswith("rounds") and "bound" in rows and key.endswith("-1"):
                until = _UNTIL / 15 if result["quick"] else _UNTIL
                path.write_text(gaps(key, rows, until=until), "utf-8")
            else:
                continue
            drawn.append(path)
    return drawn


def _machine(machine: dict[str, Any]) -> str:
    libraries = ", ".join(f"{name} {number}" for name, number in machine["libraries"].items())
    return (
        f"Machine: {machine['processor']}, {machine['processors']} processors, "
        f"Python {machine['python']}, {libraries}; {machine['day']}.\n"
    )


def _summary(cases: dict[str, Any]) -> str:
    counts = Counter(told["verdict"] for told in cases.values())
    rows = [
        f"| {name} | {told['title']} | {told['verdict']} | {told['wall_seconds']:g} s{_again(told)} |"
        for name, told in cases.items()
    ]
    words = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    return "\n".join(
        [
            f"{len(cases)} cases: {words}.\n",
            "| case | | verdict | took |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _again(told: dict[str, Any]) -> str:
    return ", run again by itself" if told.get("again") else ""


def _case(name: str, told: dict[str, Any]) -> str:
    lines = [f"## {name}. {told['title']}", "", told["measures"], ""]
    lines += ["| figure | measured | goal | verdict |", "|---|---|---|---|"]
    for figure in told["figures"]:
        value = (
            "–" if figure["value"] is None else f"{figure['value']:.4g} {figure['unit']}".strip()
        )
        lines.append(f"| {figure['name']} | {value} | {figure['goal']} | {figure['verdict']} |")
    lines += ["", *_solvers(told["kept"])]
    lines += [f"- {note}" for note in told["notes"]]
    lines += [f"- **Wrong:** {words}" for words in told["wrong"][:5]]
    return "\n".join(lines) + "\n"


def _solvers(kept: dict[str, Any]) -> list[str]:
    """Who got how far, question by question."""
    rows = []
    for key, row in kept.items():
        if not isinstance(row, dict) or "bound" not in row:
            continue
        for solver, told in row.items():
            if solver == "bound" or "served" not in told:
                continue  # the month keeps its curves alone
            value = told.get("objective") or told["curve"][-1][1]
            rows.append(
                f"| {key} | {solver} | {value:,.0f} | {value / row['bound']:.4f} | {told['served']} |"
            )
    if not rows:
        return []
    return [
        "| question | solver | objective | / bound | visits made |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _caption(name: str) -> str:
    return "tours on a map" if "-map" in name else "gap over time"


def main(arguments: list[str]) -> int:
    """Read a result, write the page."""
    file = Path(arguments[0] if arguments else "var/dispatch.json")
    for path in write(json.loads(file.read_text("utf-8"))):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
