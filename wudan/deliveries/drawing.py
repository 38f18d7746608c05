"""The flow of a delivery as a drawing: `python -m wudan.deliveries.drawing > docs/flows/delivery.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices

from wudan.deliveries.enums import DeliveryStage, RoundStage
from wudan.deliveries.flow import EDGES, ROUND_EDGES
from wudan.people.roles import ROLES

_HEAD = """\
# 配送流程 · The flow of a delivery

Drawn by `python -m wudan.deliveries.drawing` from `wudan/deliveries/flow.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。
"""


def draw() -> str:
    """The whole page: a delivery, its round, and who plans."""
    planners = "、".join(
        f"{r.name} {r.code}" for r in ROLES.values() if "plan_deliveries" in r.verbs
    )
    return "\n".join(
        [
            _HEAD,
            "## 一次配送 · A delivery\n",
            _diagram(DeliveryStage, EDGES),
            "## 配送计划 · A round\n",
            _diagram(RoundStage, ROUND_EDGES),
            f"安排、派给、改时间、取消 plan_deliveries：{planners}。接下、不接、说送到了：被请的队伍或部门。确认：收到的站。",
            "",
        ]
    )


def _diagram(stages: type[TextChoices], edges: Mapping[Any, Mapping[Any, Any]]) -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, edge in edges.items():
        for source, target in edge.items():
            ways[source or "[*]", target].append(f"{verb.label} {verb}")
    left = {source for source, _ in ways}
    lines = [
        *(f"    {stage} : {stage.label} {stage}" for stage in stages),
        *(f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()),
        *(f"    {stage} --> [*]" for stage in stages if stage not in left),
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


if __name__ == "__main__":
    sys.stdout.write(draw())
