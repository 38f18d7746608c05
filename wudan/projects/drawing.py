"""The flow of a project as a drawing: `python -m wudan.projects.drawing > docs/flows/project.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections import defaultdict

from wudan.people.roles import ROLES
from wudan.projects.enums.project import ProjectStage, ProjectVerb
from wudan.projects.flow import LISTED, LIVE, NEEDS_EVIDENCE, SIDES, STEPS

_HEAD = """\
# 项目流程 · The flow of a project

Drawn by `python -m wudan.projects.drawing` from `wudan/projects/flow.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_HOLDERS = {"propose_projects": "提出 propose", "review_projects": "评审 review",
            "decide_projects": "决定 decide", "call_forums": "召集座谈会 call forums"}  # fmt: skip
_SETS = {
    "在动态清单上 on the list": LISTED,
    "没有证据到不了 not without evidence of need": NEEDS_EVIDENCE,
    "挡住重复的项目 stands in the way of the same again": LIVE,
}


def draw() -> str:
    """The whole page: the diagram, the sets of stages, the verbs, who holds them."""
    return "\n".join([_HEAD + _diagram(), _stages(), _verbs(), _roles()])


def _diagram() -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, step in STEPS.items():
        sources: list[str] = [*sorted(step.before, key=list(ProjectStage).index)] or ["[*]"]
        for before in sources:
            if step.after is not None:
                ways[before, step.after].append(_named(verb))
    lines = [f"    {stage} : {_named(stage)}" for stage in ProjectStage]
    lines += [f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _stages() -> str:
    lines = ["## 状态 · Stages", "", "| | |", "|---|---|"]
    for words, stages in _SETS.items():
        named = "、".join(_named(one) for one in ProjectStage if one in stages)
        lines.append(f"| {words} | {named} |")
    return "\n".join([*lines, ""])


def _verbs() -> str:
    lines = [
        "## 动作 · Verbs", "", "| 动作 verb | 从 from | 到 to | 谁 who |", "|---|---|---|---|",
    ]  # fmt: skip
    for verb, step in STEPS.items():
        before = "、".join(_named(one) for one in ProjectStage if one in step.before)
        after = _named(step.after) if step.after else "不变 stays"
        lines.append(f"| {_named(verb)} | {before or '—'} | {after} | {SIDES[step.side]} |")
    return "\n".join([*lines, ""])


def _roles() -> str:
    lines = ["## 谁来办 · Who", "", "| | |", "|---|---|"]
    for verb, words in _HOLDERS.items():
        who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs)
        lines.append(f"| {words} | {who} |")
    return "\n".join([*lines, ""])


def _named(term: ProjectStage | ProjectVerb) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
