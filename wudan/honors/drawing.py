"""The flow of a household as a drawing: `python -m wudan.honors.drawing > docs/flows/household.md`.

Drawn from the flow and the roles, and from nothing else; needs no settings and no database.
"""

import sys

from wudan.honors.enums.household import HouseholdStage
from wudan.honors.flow.household import LIVE, SHOWN, SHOWS_ALL, SIDES, STEPS
from wudan.kit.flow_drawing import BEGIN, STAYS, diagram, listed, named, page, placed, table
from wudan.people.roles import ROLES

_HOLDERS = {"nominate": "推荐 nominate", "visit_households": "上门 visit",
            "decide_honors": "决定 decide"}  # fmt: skip
_SETS = {
    "一户只有一个 one at a time": LIVE,
    "每条有事例、两人上过门 shown by evidence and two visits": SHOWS_ALL,
    "公开名册（本户同意才写） public, as far as agreed": SHOWN,
}


def draw() -> str:
    """The whole page: the diagram, the sets of stages, the verbs, who holds them."""
    return page(
        "文明家庭流程 · The flow of a household", _diagram(), _stages(), _verbs(), _roles(),
        module="wudan.honors.drawing", drawn_from="wudan/honors/flow/household.py",
    )  # fmt: skip


def _diagram() -> str:
    return diagram(
        HouseholdStage,
        (
            (before, step.after, named(verb))
            for verb, step in STEPS.items() if step.after is not None
            for before in placed(step.before, HouseholdStage) or [BEGIN]
        ),
    )  # fmt: skip


def _stages() -> str:
    rows = ((words, listed(placed(stages, HouseholdStage))) for words, stages in _SETS.items())
    return table("状态 · Stages", ("", ""), rows)


def _verbs() -> str:
    return table(
        "动作 · Verbs", ("动作 verb", "从 from", "到 to", "谁 who"),
        (
            (named(verb), listed(placed(step.before, HouseholdStage)),
             named(step.after) if step.after else STAYS, SIDES[step.side])
            for verb, step in STEPS.items()
        ),
    )  # fmt: skip


def _roles() -> str:
    rows = (
        (words, "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs))
        for verb, words in _HOLDERS.items()
    )
    return table("谁来办 · Who", ("", ""), rows)


if __name__ == "__main__":
    sys.stdout.write(draw())
