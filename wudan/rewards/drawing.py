"""The flow of a redemption as a drawing: `python -m wudan.rewards.drawing > docs/flows/redemption.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys

from wudan.people.roles import ROLES
from wudan.rewards.enums.redemption import RedemptionState, RedemptionVerb
from wudan.rewards.flow.redemption import SIDES, STEPS

_HEAD = """\
# 兑换流程 · The flow of a redemption

Drawn by `python -m wudan.rewards.drawing` from `wudan/rewards/flow/` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""


def draw() -> str:
    """The whole page: the way, and what becomes of points and goods at each step."""
    return _HEAD + "\n".join([_diagram(), _steps()])


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state} : {_named(state)}" for state in RedemptionState]
    for verb, step in STEPS.items():
        sources: list[str] = [*sorted(step.before, key=list(RedemptionState).index)] or ["[*]"]
        lines += [f"    {source} --> {step.after} : {_named(verb)}" for source in sources]
    return "\n".join([*lines, "```", ""])


def _steps() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "keep_shop" in r.verbs)
    lines = [
        "## 动作 · Verbs", "", f"兑换点的人 keep_shop：{who}。", "",
        "| 动作 verb | 谁 who | 积分 points | 东西 goods |", "|---|---|---|---|",
    ]  # fmt: skip
    for verb, step in STEPS.items():
        lines.append(f"| {_named(verb)} | {SIDES[step.side]} | {step.points} | {step.goods} |")
    return "\n".join([*lines, ""])


def _named(term: RedemptionState | RedemptionVerb) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
