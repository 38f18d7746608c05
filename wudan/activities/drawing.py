"""The flow of an activity as a drawing: `python -m wudan.activities.drawing > docs/flows/activity.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys

from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.flow import EDGES, FINAL
from wudan.kit.flow_drawing import BEGIN, STAYS, diagram, listed, named, page, placed, table
from wudan.people.roles import ROLES

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
    return page(
        "活动流程 · The flow of an activity", _activity(), _verbs(), _sign_up(),
        module="wudan.activities.drawing", drawn_from="wudan/activities/flow.py",
    )  # fmt: skip


def _activity() -> str:
    arrows = (
        (source, edge.target or source, named(verb))
        for verb, edge in EDGES.items()
        for source in placed(edge.sources, ActivityStage) or [BEGIN]
    )
    return diagram(ActivityStage, arrows, placed(FINAL, ActivityStage))


def _sign_up() -> str:
    return "## 报名 · A sign-up\n\n" + diagram(SignUpState, _SIGN_UP_WAYS)


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "run_activities" in r.verbs)
    return table(
        "动作 · Verbs", ("动作 verb", "从 from", "到 to"),
        (
            (named(verb), listed(placed(edge.sources, ActivityStage)),
             named(edge.target) if edge.target else STAYS)
            for verb, edge in EDGES.items()
        ),
        above=f"组织 run_activities：{who}。报名和退出，本人、未成年人的监护人也可以。",
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(draw())
