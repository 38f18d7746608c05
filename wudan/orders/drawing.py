"""The flow as a drawing: `python -m wudan.orders.drawing > docs/flows/order.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no
database. A test compares the file with the drawing.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import product

from wudan.kit.flow_drawing import BEGIN, END, diagram, page
from wudan.orders.enums import Stage, Verb
from wudan.orders.flow import CLOSED, EDGES, HOLDER_OF, STATE_OF, STEP_OF, verbs_from
from wudan.people.roles import ROLES

_NEVER = {
    (Verb.LAPSE, Stage.RETURNED, Stage.LAPSED),
    (Verb.LAPSE, Stage.WAITING, Stage.LAPSED),
    (Verb.LAPSE, Stage.DONE, Stage.WITHDRAWN),
    (Verb.LAPSE, Stage.ACKNOWLEDGED, Stage.WITHDRAWN),
    (Verb.UNSAY, Stage.PLACED, Stage.DONE),
    (Verb.UNSAY, Stage.REVIEWED, Stage.RETURNED),
    (Verb.UNSAY, Stage.FOLLOWING_UP, Stage.RETURNED),
    *(
        (Verb.UNSAY, left, target)
        for left in (Stage.WITHDRAWN, Stage.VOID)
        for target in (Stage.RETURNED, Stage.DONE)
    ),
}
"""Ways that the table of verbs leaves open and no order takes: which deadline passed, and what was said, decides.
What was left at a word stays left when the word was never said: it is placed anew."""
_NONE = "—"


def draw() -> str:
    """The whole page: diagram, table of verbs, table of stages."""
    return page(
        "五单流程 · The flow of an order", _diagram(), _verbs(), _stages(),
        module="wudan.orders.drawing", drawn_from="wudan/orders/flow.py",
    )  # fmt: skip


def arrows() -> Iterator[tuple[Verb, Stage | None, Stage | None]]:
    """Each way an order can go: the verb, from (None: before there is an order), to (None: stays)."""
    for verb, edge in EDGES.items():
        for source, target in product(_or_none(edge.sources), _or_none(edge.targets)):
            if (verb, source, target) not in _NEVER:
                yield verb, source, target


def _diagram() -> str:
    ways = (
        (source or BEGIN, target or source or END, _named(verb))
        for verb, source, target in arrows()
    )
    return diagram(Stage, ways, _sorted(CLOSED))


def _verbs() -> str:
    lines = [
        "## 动作 · Verbs",
        "",
        "球在谁手里、计什么期限，是这一步之后的。Holder and deadline are those after the step.",
        "",
        "| 动作 verb | 从 from | 到 to | 谁可以 who may | 之后期限 deadline | 之后由谁 holder |",
        "|---|---|---|---|---|---|",
    ]
    for verb, edge in EDGES.items():
        sources, targets = _sorted(edge.sources), _sorted(edge.targets)
        after = targets or sources
        lines.append(
            _row(
                _named(verb),
                _listed(_named(stage) for stage in sources),
                _listed(_named(stage) for stage in targets) if targets else "不变 stays",
                _listed(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs),
                _listed(_named(STEP_OF[stage]) for stage in after if stage in STEP_OF),
                _listed(_named(HOLDER_OF[stage]) for stage in after),
            )
        )
    return "\n".join([*lines, ""])


def _stages() -> str:
    lines = [
        "## 状态 · Stages",
        "",
        "| 状态 stage | 走到哪一单 state | 球在谁手里 holder | 期限 deadline | 可做 verbs |",
        "|---|---|---|---|---|",
    ]
    for stage in Stage:
        lines.append(
            _row(
                _named(stage),
                _named(STATE_OF[stage]),
                _named(HOLDER_OF[stage]),
                _named(STEP_OF[stage]) if stage in STEP_OF else _NONE,
                _listed(_named(verb) for verb in verbs_from(stage)),
            )
        )
    return "\n".join([*lines, ""])


def _sorted(stages: Iterable[Stage]) -> list[Stage]:
    return sorted(stages, key=list(Stage).index)


def _or_none(stages: Iterable[Stage]) -> list[Stage | None]:
    return [*_sorted(stages)] or [None]


def _named(term: object) -> str:
    return f"{getattr(term, 'label', '')} {term}".strip()


def _listed(words: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(words)) or _NONE


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(draw())
