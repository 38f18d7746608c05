"""What should come of it: `expected.toml`, one line a route, read by people and by the test.

Each line names those to whom the route opens (`may`), whom it leads elsewhere (`led`), and who
sees the thing but is refused (`refused`). For everybody else it does not exist; who has not
signed in is asked to.
"""

import tomllib
from pathlib import Path

from tests.matrix.seats import NOBODY, SEATS, Seat, those

OPEN, LED, SIGN_IN, HIDDEN, REFUSED = "可", "引", "登录", "404", "拒"
WORDS = {
    OPEN: "看到，或做成", REFUSED: "不能做，说明原因", LED: "引到页面，什么也没做",
    SIGN_IN: "请先登录", HIDDEN: "不存在",
}  # fmt: skip
_KEYS = {"may": OPEN, "led": LED, "refused": REFUSED, "sign_in": SIGN_IN, "hidden": HIDDEN}
FILE = Path(__file__).with_name("expected.toml")
Row = dict[Seat, str]


def read() -> dict[str, Row]:
    """Each route's row: what every seat should get."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    groups: dict[str, list[Seat]] = {}
    for name, members in table["groups"].items():
        groups[name] = [seat for member in members for seat in groups.get(member) or those(member)]
    return {route: _row(route, said, groups) for route, said in table["routes"].items()}


def _row(route: str, said: dict[str, str], groups: dict[str, list[Seat]]) -> Row:
    row = {seat: SIGN_IN if seat == NOBODY else HIDDEN for seat in SEATS}
    told: set[Seat] = set()
    for key, names in said.items():
        found = _meant(names, groups)
        if twice := found & told:
            message = f"{route}: {sorted(map(str, twice))} are said twice"
            raise ValueError(message)
        told |= found
        row |= dict.fromkeys(found, _KEYS[key])
    return row


def _meant(names: str, groups: dict[str, list[Seat]]) -> set[Seat]:
    """The seats of some words; -word takes away again."""
    found: set[Seat] = set()
    for name in names.split():
        these = set(groups.get(name.removeprefix("-")) or those(name.removeprefix("-")))
        found = found - these if name.startswith("-") else found | these
    return found
