"""The flow of a support order as a drawing: `python -m wudan.teams.drawing > docs/flows/support.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys

from wudan.kit.flow_drawing import BEGIN, diagram, listed, named, page, table
from wudan.people.roles import ROLES
from wudan.teams.enums import SupportKind, SupportState
from wudan.teams.flow import FINAL, STEPS

_SIDES = {
    "asks": "提出的一方 who began it", "answers": "另一方 the other side",
    "team": "队伍 the team", "site": "站、所 the site",
}  # fmt: skip


def draw() -> str:
    """The whole page: the way, and whose step each is."""
    return page(
        "支持单流程 · The flow of a support order", _kinds(), _way(), _verbs(),
        module="wudan.teams.drawing", drawn_from="wudan/teams/flow.py",
    )  # fmt: skip


def _kinds() -> str:
    kinds = "、".join(f"{kind.label} {kind}" for kind in SupportKind)
    return f"三种 three kinds：{kinds}。站、所来请，或者最上一级的队伍提出。\n"


def _way() -> str:
    asked = [(BEGIN, SupportState.ASKED, "来请、提出 ask")]
    steps = [(before, step.after, named(step.verb)) for step in STEPS for before in step.before]
    return diagram(SupportState, [*asked, *steps], FINAL)


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "place_for" in r.verbs)
    return table(
        "动作 · Verbs", ("动作 verb", "谁 by", "从 from", "到 to"),
        ((named(s.verb), _SIDES[s.side], listed(s.before), named(s.after)) for s in STEPS),
        above=f"站、所这一方 site：{who}。队伍这一方 team：{ROLES['team_leader'].name} team_leader。",
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(draw())
