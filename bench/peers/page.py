"""The comparison for people: lines for the terminal, a section and a picture for `docs/benchmarks.md`.

python -m bench.peers.page [FILE]     draws again from a result
"""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from bench.peers import verdicts
from bench.peers.drawing import Bar, bars
from bench.peers.scratch import HOME
from bench.sections import put

PICTURES = {"list": "Lists: CPU a request", "write": "Writes: CPU a request"}
_INTRODUCTION = """\
## Beside the peers

`make bench-peers`: the list and the write of each, on one machine, in the same minutes. The peers are those
that install from the Python index (`requirements/peers-web-*.txt`), each in an environment of its own, set
up by `bench/peers/` with 200 events (pretix, Indico) or 200 tickets and 100 articles (django-helpdesk); ours
is a rehearsed county with 200 orders waiting at one station.

- PostgreSQL with 512 MB of shared buffers, else as it comes and durable; Redis; two workers each, nothing in
  front: gunicorn's sync workers for the peers, `wudan serve --processes 2` for ours, as each is shipped.
- Eight clients ask as fast as they are answered; one request after another, round after round. What the
  clients use is not counted, and neither is Redis.
- CPU: the server's processes and the whole postmaster tree. The median of the runs is judged, the least told.
  "Foreign" is what others used of the machine meanwhile: the more, the dearer everything looks.
- A run counts only if every answer was a success and the table that it fills grew by 97 % of the requests.
- Statements are those that PostgreSQL wrote down: all, which is what is judged, and in brackets without the
  control of transactions.
- Not like for like: our list and our write are of people signed in, with a second factor where they hold a
  post, under a content security policy; the peers' lists are public, and pretix's order is its API's. Our
  write takes locks and leaves a journal record, a notice to be sent and a stored answer; pretix locks,
  Indico and django-helpdesk do not. Indico's page lists what has begun and what is next and folds the later away:
  30 of 200 is judged, all 200 is told. Its check whether an address's domain takes mail is left out. An order
  of ours that looks like another is placed all the same (`anyway`). Background workers run nowhere.
"""


def lines(result: dict[str, Any]) -> list[str]:
    """For the terminal."""
    told = [f"{'request':<52}{'CPU ms':>8}{'least':>8}{'= web':>8}{'+ db':>7}{'SQL':>14}{'req/s':>7}{'foreign':>9}"]  # fmt: skip
    for system in result["systems"].values():
        for ask in system["asks"].values():
            told.append(_line(f"{system['title']}: {ask['title']}", ask))
        told.append(f"  worker {system['megabytes']:.0f} MB")
    told += [""] + [
        f"{one['name']:<34}{_value(one):>12}   aim {one['goal']:<7}{one['verdict']}"
        for one in result["verdicts"]
    ]
    return told


def write(result: dict[str, Any], docs: Path) -> list[Path]:
    """The section and its pictures; the files."""
    folder = docs / "pictures" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for kind, title in PICTURES.items():
        picture = folder / f"peers-{kind}.svg"
        picture.write_text(bars(title, _bars(result["systems"], kind)), "utf-8")
        drawn.append(picture)
    put(docs / "benchmarks.md", "peers", section(result))
    return [docs / "benchmarks.md", *drawn]


def section(result: dict[str, Any]) -> str:
    """The section as text."""
    load = " ".join(f"{one:.1f}" for one in result["load_before"])
    machine = result["machine"]
    parts = [
        _INTRODUCTION,
        f"Machine: {machine['processor']}, {machine['processors']} processors, Python {machine['python']}; "
        f"{machine['day']}; load before: {load}. {result['rounds']} rounds of {result['seconds']:g} s a request.\n",
        "| aim | measured | | verdict |", "|---|---|---|---|",
        *(f"| {one['name']} | {_value(one)} | {one['goal']} | {one['verdict']} |" for one in result["verdicts"]),
        "",
        *(f"![{title}](pictures/benchmarks/peers-{kind}.svg)\n" for kind, title in PICTURES.items()),
        "| request | kept | CPU ms, median | least = web + database | SQL | req/s, median (best) | foreign | bytes |",
        "|---|---|---|---|---|---|---|---|",
        *(row for system in result["systems"].values() for row in _rows(system)),
        "",
        *(f"- {one['title']}: a worker holds {one['megabytes']:.0f} MB; its share, where processes share pages, is {one['share']:.0f} MB." for one in result["systems"].values()),
        *_faults(result["systems"]),
    ]  # fmt: skip
    return "\n".join(parts)


def _value(one: dict[str, Any]) -> str:
    return "–" if one["value"] is None else f"{one['value']:.3g} {one['unit']}".strip()


def _line(name: str, ask: dict[str, Any]) -> str:
    best, runs = verdicts.least(ask), verdicts.kept(ask)
    if best is None:
        return f"{name:<52}  no run counts: {ask['runs'][0]['fault'][:200]}"
    foreign = median(run["foreign"] for run in runs)
    return (
        f"{name:<52}{verdicts.median_ms(ask):>8.2f}{verdicts.cpu_ms(best):>8.2f}{best['web_ms']:>8.2f}"
        f"{best['database_ms']:>7.2f}{_sql(ask):>14}{median(map(_rate, runs)):>7.0f}{foreign:>9.0%}"
    )


def _rows(system: dict[str, Any]) -> list[str]:
    rows = []
    for ask in system["asks"].values():
        best, runs = verdicts.least(ask), verdicts.kept(ask)
        name = f"{system['title']}: {ask['title']}"
        if best is None:
            rows.append(f"| {name} | 0 of {len(ask['runs'])} | – | – | {_sql(ask)} | – | – | – |")  # fmt: skip
            continue
        rates = [_rate(run) for run in runs]
        shares = [run["foreign"] for run in runs]
        rows.append(
            f"| {name} | {len(runs)} of {len(ask['runs'])} | {verdicts.median_ms(ask):.1f} "
            f"| {verdicts.cpu_ms(best):.1f} = {best['web_ms']:.1f} + {best['database_ms']:.1f} "
            f"| {_sql(ask)} | {median(rates):.0f} ({max(rates):.0f}) "
            f"| {min(shares):.0%}–{max(shares):.0%} | {best['loaded']['size']:,} |"
        )
    return rows


def _sql(ask: dict[str, Any]) -> str:
    return f"{ask['sql']:g} ({ask['sql_plain']:g})"


def _faults(systems: dict[str, Any]) -> list[str]:
    return [
        f"- Left out, {system['title']}, {ask['title']}, round {run['round']}: {run['fault'][:200]}"
        for system in systems.values()
        for ask in system["asks"].values()
        for run in ask["runs"]
        if run["fault"]
    ]


def _rate(run: dict[str, Any]) -> float:
    return float(run["loaded"]["requests"] / run["loaded"]["seconds"])


def _bars(systems: dict[str, Any], kind: str) -> list[Bar]:
    """The median run's parts, cheapest first."""
    rows = []
    for name, system in systems.items():
        for ask in system["asks"].values():
            runs = sorted(verdicts.kept(ask), key=verdicts.cpu_ms)
            if ask["kind"] == kind and runs:
                middle = runs[(len(runs) - 1) // 2]
                label = f"{system['title']}: {ask['title']}"
                rows.append(Bar(label, middle["web_ms"], middle["database_ms"], name == "ours"))
    return sorted(rows, key=lambda row: row.web_ms + row.database_ms)


def main(arguments: list[str]) -> int:
    """Read a result, write section and pictures."""
    file = Path(arguments[0]) if arguments else HOME / "peers.json"
    for path in write(json.loads(file.read_text("utf-8")), Path("docs")):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
