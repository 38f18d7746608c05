"""Draws `docs/security/permissions.md` from `expected.toml`: `python -m tests.matrix.drawing`."""

import sys

from tests.matrix import expectations
from tests.matrix.expectations import HIDDEN, WORDS, Row
from tests.matrix.seats import HELD, NAMES, NOBODY, RELATIONS, SEATS, Seat

_HEAD = """# 谁能做什么 · Who may do what

Drawn from `tests/matrix/expected.toml` by `tests/matrix/drawing.py`; `make fix` draws it anew.
Every cell is walked with real requests by `tests/matrix/test_permissions.py`: {routes} routes,
{cells} cells. An empty cell is 404: for whoever is there, it does not exist.
"""


def draw() -> str:
    """The whole document."""
    rows = expectations.read()
    head = _HEAD.format(routes=len(rows), cells=len(rows) * len(SEATS))
    pages = {key: row for key, row in rows.items() if "/api/" not in key}
    spoken = {key: row for key, row in rows.items() if "/api/" in key}
    parts = [
        head,
        *_legend(),
        "## 页面 · Pages",
        "",
        *_table(pages),
        "",
        "## 接口 · API",
        "",
        *_table(spoken),
    ]
    return "\n".join([*parts, ""])


def _legend() -> list[str]:
    words = [f"| {word} | {said} |" for word, said in WORDS.items() if word != HIDDEN]
    places = [f"| {short} | {said} |" for short, said in RELATIONS.values()]
    return [
        "| 词 | 意思 |", "|---|---|", *words, "",
        "From where, seen from the thing that is tried (an order of 杨柳村, its station, its team); "
        "a cell without it means everybody of that role:", "",
        "| 从哪里 | 意思 |", "|---|---|", *places, "",
    ]  # fmt: skip


def _table(rows: dict[str, Row]) -> list[str]:
    columns = [*(NAMES[role] for role in HELD), RELATIONS["expired"][0], RELATIONS["nobody"][0]]
    lines = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    return lines + [_line(key, row) for key, row in rows.items()]


def _line(key: str, row: Row) -> str:
    groups = [[s for s in SEATS if s.role == role and s.relation != "expired"] for role in HELD]
    former = [seat for seat in SEATS if seat.relation == "expired"]
    cells = [_cell(row, seats) for seats in (*groups, former, [NOBODY])]
    return f"| `{key}` | {' | '.join(cells)} |"


def _cell(row: Row, seats: list[Seat]) -> str:
    """可 for all of them, or 可 自己、同村；拒 上级."""
    by_word = {word: [s for s in seats if row[s] == word] for word in WORDS if word != HIDDEN}
    said = [
        word if len(found) == len(seats) else f"{word} {'、'.join(_place(s) for s in found)}"
        for word, found in by_word.items() if found
    ]  # fmt: skip
    return "；".join(said)


def _place(seat: Seat) -> str:
    return NAMES[seat.role] if seat.relation == "expired" else RELATIONS[seat.relation][0]


if __name__ == "__main__":
    sys.stdout.write(draw())
