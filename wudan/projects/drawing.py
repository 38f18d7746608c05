"""The flow of a project as a drawing: `python -m wudan.projects.drawing > docs/flows/project.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys

from wudan.kit.flow_drawing import BEGIN, STAYS, diagram, listed, named, page, placed, table
from wudan.people.roles import ROLES
from wudan.projects.enums.project import ProjectStage
from wudan.projects.flow import LISTED, LIVE, NEEDS_EVIDENCE, SIDES, STEPS

_HOLDERS = {"propose_projects": "提出 propose", "review_projects": "评审 review",
            "decide_projects": "决定 decide", "call_forums": "召集座谈会 call forums"}  # fmt: skip
_SETS = {
    "在动态清单上 on the list": LISTED,
    "没有证据到不了 not without evidence of need": NEEDS_EVIDENCE,
    "挡住重复的项目 stands in the way of the same again": LIVE,
}


def draw() -> str:
    """The whole page: the diagram, the sets of stages, the verbs, who holds them."""
    return page(
        "项目流程 · The flow of a project", _diagram(), _stages(), _verbs(), _roles(),
        module="wudan.projects.drawing", drawn_from="wudan/projects/flow.py",
    )  # fmt: skip


def _diagram() -> str:
    return diagram(
        ProjectStage,
        (
            (before, step.after, named(verb))
            for verb, step in STEPS.items() if step.after is not None
            for before in placed(step.before, ProjectStage) or [BEGIN]
        ),
    )  # fmt: skip


def _stages() -> str:
    rows = ((words, listed(placed(stages, ProjectStage))) for words, stages in _SETS.items())
    return table("状态 · Stages", ("", ""), rows)


def _verbs() -> str:
    return table(
        "动作 · Verbs", ("动作 verb", "从 from", "到 to", "谁 who"),
        (
            (named(verb), listed(placed(step.before, ProjectStage)),
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
