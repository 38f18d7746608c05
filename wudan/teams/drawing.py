"""The flow of a support order as a drawing: `python -m wudan.teams.drawing > docs/flows/support.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections import defaultdict

from wudan.people.roles import ROLES
from wudan.teams.enums import SupportKind, SupportState, SupportVerb
from wudan.teams.flow import FINAL, STEPS

_HEAD = """\
# 支持单流程 · The flow of a support order

Drawn by `python -m wudan.teams.drawing` from `wudan/teams/flow.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_SIDES = {
    "asks": "提出的一方 who began it", "answers": "另一方 the other side",
    "team": "队伍 the team", "site": "站、所 the site",
}  # fmt: skip


def draw() -> str:
    """The whole page: the way, and whose step each is."""
    return "\n".join([_HEAD + _kinds(), _way(), _verbs()])


def _kinds() -> str:
    kinds = "、".join(f"{kind.label} {kind}" for kind in SupportKind)
    return f"三种 three kinds：{kinds}。站、所来请，或者最上一级的队伍提出。\n"


def _way() -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    ways["[*]", SupportState.ASKED].append("来请、提出 ask")
    for step in STEPS:
        for before in step.before:
            ways[before, step.after].append(_named(step.verb))
    lines = [
        "```mermaid", "stateDiagram-v2",
        *(f"    {state} : {_named(state)}" for state in SupportState),
        *(f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()),
        *(f"    {state} --> [*]" for state in FINAL), "```", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "place_for" in r.verbs)
    lines = [
        "## 动作 · Verbs", "",
        f"站、所这一方 site：{who}。队伍这一方 team：{ROLES['team_leader'].name} team_leader。", "",
        "| 动作 verb | 谁 by | 从 from | 到 to |", "|---|---|---|---|",
    ]  # fmt: skip
    for step in STEPS:
        sources = "、".join(_named(state) for state in step.before)
        lines.append(
            f"| {_named(step.verb)} | {_SIDES[step.side]} | {sources} | {_named(step.after)} |"
        )
    return "\n".join([*lines, ""])


def _named(term: SupportState | SupportVerb) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
