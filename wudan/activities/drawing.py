"""The flow of an activity as a drawing: `python -m wudan.activities.drawing > docs/flows/activity.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable

from wudan.activities.enums import ActivityStage, ActivityVerb, SignUpState
from wudan.activities.flow import EDGES, FINAL
from wudan.people.roles import ROLES

_HEAD = """\
# 活动流程 · The flow of an activity

Drawn by `python -m wudan.activities.drawing` from `wudan/activities/flow.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_SIGN_UP_WAYS = (
    ("[*]", SignUpState.PLACED, "报名，有名额 sign_up"),
    ("[*]", SignUpState.WAITING, "报名，满了 sign_up"),
    (SignUpState.WAITING, SignUpState.PLACED, "递补 promote"),
    (SignUpState.PLACED, SignUpState.WITHDRAWN, "来不了 withdraw"),
    (SignUpState.WAITING, SignUpState.WITHDRAWN, "不等了 withdraw"),
    (SignUpState.PLACED, SignUpState.REPLACED, "顶替 replace"),
    (SignUpState.PLACED, SignUpState.RELEASED, "取消活动 cancel"),
    (SignUpState.WAITING, SignUpState.RELEASED, "取消活动 cancel / 办结 end"),
)
"""What becomes of a sign-up; each way is the action named."""


def draw() -> str:
    """The whole page: the activity, its verbs, and what becomes of a sign-up."""
    return "\n".join([_HEAD + _activity(), _verbs(), _sign_up()])


def _activity() -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, edge in EDGES.items():
        sources: list[str] = [*_sorted(edge.sources)] or ["[*]"]
        for source in sources:
            ways[source, edge.target or source].append(_named(verb))
    return _diagram(
        [f"    {stage} : {stage.label} {stage}" for stage in ActivityStage],
        [f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()],
        [f"    {stage} --> [*]" for stage in _sorted(FINAL)],
    )


def _sign_up() -> str:
    return "## 报名 · A sign-up\n\n" + _diagram(
        [f"    {state} : {state.label} {state}" for state in SignUpState],
        [f"    {a} --> {b} : {words}" for a, b, words in _SIGN_UP_WAYS],
    )


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "run_activities" in r.verbs)
    lines = [
        "## 动作 · Verbs",
        "",
        f"组织 run_activities：{who}。报名和退出，本人、未成年人的监护人也可以。",
        "",
        "| 动作 verb | 从 from | 到 to |",
        "|---|---|---|",
    ]
    for verb, edge in EDGES.items():
        sources = "、".join(_named(stage) for stage in _sorted(edge.sources)) or "—"
        target = _named(edge.target) if edge.target else "不变 stays"
        lines.append(f"| {_named(verb)} | {sources} | {target} |")
    return "\n".join([*lines, ""])


def _diagram(*parts: list[str]) -> str:
    lines = [line for part in parts for line in part]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _sorted(stages: Iterable[ActivityStage]) -> list[ActivityStage]:
    return sorted(stages, key=list(ActivityStage).index)


def _named(term: ActivityStage | ActivityVerb) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
