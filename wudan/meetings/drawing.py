"""The flow of a decision as a drawing: `python -m wudan.meetings.drawing > docs/flows/task.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
"""

import sys

from wudan.kit.flow_drawing import diagram, listed, named, page, placed, table
from wudan.meetings.enums.task import TaskState
from wudan.meetings.flow import RUNNING, SIDES, STEPS
from wudan.people.roles import ROLES

_HOLDERS = {"hold_meetings": "召集 hold meetings", "answer_tasks": "承办 answer tasks"}
_SETS = {"每次都上议程 on every next agenda": RUNNING}


def draw() -> str:
    """The whole page: the diagram, the sets of states, the steps, who holds them."""
    steps = (
        (named(step), listed(placed(one.before, TaskState)), named(one.after), SIDES[one.side])
        for step, one in STEPS.items()
    )
    roles = (
        (words, "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs))
        for verb, words in _HOLDERS.items()
    )
    return page(
        "会议交办的流程 · The flow of a meeting's decision",
        diagram(
            TaskState,
            (
                (before, one.after, named(step))
                for step, one in STEPS.items()
                for before in placed(one.before, TaskState)
            ),
        ),
        table(
            "状态 · States",
            ("", ""),
            ((words, listed(placed(states, TaskState))) for words, states in _SETS.items()),
        ),
        table("动作 · Steps", ("动作 step", "从 from", "到 to", "谁 who"), steps),
        table("谁来办 · Who", ("", ""), roles),
        module="wudan.meetings.drawing", drawn_from="wudan/meetings/flow.py",
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(draw())
