"""The flow of a household as a drawing: `python -m wudan.honors.drawing > docs/flows/household.md`.

Drawn from the flow and the roles, and from nothing else; needs no settings and no database.
"""

import sys
from collections import defaultdict

from wudan.honors.enums.household import HouseholdStage, HouseholdVerb
from wudan.honors.flow.household import LIVE, SHOWN, SHOWS_ALL, SIDES, STEPS
from wudan.people.roles import ROLES

_HEAD = """\
# 拴正人家流程 · The flow of a household

Drawn by `python -m wudan.honors.drawing` from `wudan/honors/flow/household.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_HOLDERS = {"nominate": "推荐 nominate", "visit_households": "上门 visit",
            "decide_honors": "决定 decide"}  # fmt: skip
_SETS = {
    "一户只有一个 one at a time": LIVE,
    "每条有事例、两人上过门 shown by evidence and two visits": SHOWS_ALL,
    "公开名册（本户同意才写） public, as far as agreed": SHOWN,
}


def draw() -> str:
    """The whole page: the diagram, the sets of stages, the verbs, who holds them."""
    return "\n".join([_HEAD + _diagram(), _stages(), _verbs(), _roles()])


def _diagram() -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, step in STEPS.items():
        sources: list[str] = [*sorted(step.before, key=list(HouseholdStage).index)] or ["[*]"]
        for before in sources:
            if step.after is not None:
                ways[before, step.after].append(_named(verb))
    lines = [f"    {stage} : {_named(stage)}" for stage in HouseholdStage]
    lines += [f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _stages() -> str:
    lines = ["## 状态 · Stages", "", "| | |", "|---|---|"]
    for words, stages in _SETS.items():
        named = "、".join(_named(one) for one in HouseholdStage if one in stages)
        lines.append(f"| {words} | {named} |")
    return "\n".join([*lines, ""])


def _verbs() -> str:
    lines = [
        "## 动作 · Verbs", "", "| 动作 verb | 从 from | 到 to | 谁 who |", "|---|---|---|---|",
    ]  # fmt: skip
    for verb, step in STEPS.items():
        before = "、".join(_named(one) for one in HouseholdStage if one in step.before)
        after = _named(step.after) if step.after else "不变 stays"
        lines.append(f"| {_named(verb)} | {before or '—'} | {after} | {SIDES[step.side]} |")
    return "\n".join([*lines, ""])


def _roles() -> str:
    lines = ["## 谁来办 · Who", "", "| | |", "|---|---|"]
    for verb, words in _HOLDERS.items():
        who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs)
        lines.append(f"| {words} | {who} |")
    return "\n".join([*lines, ""])


def _named(term: HouseholdStage | HouseholdVerb) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
