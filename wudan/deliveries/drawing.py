"""The flow of a delivery as a drawing: `python -m wudan.deliveries.drawing > docs/flows/delivery.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections.abc import Mapping
from typing import Any

from wudan.deliveries.enums import DeliveryStage, PlanStage, RoundStage
from wudan.deliveries.flow import EDGES, PLAN_EDGES, ROUND_EDGES
from wudan.kit.flow_drawing import BEGIN, diagram, named, page
from wudan.people.roles import ROLES
from wudan.tables.choices import TextChoices


def draw() -> str:
    """The whole page: a delivery, its round, and who plans."""
    planners = "、".join(
        f"{r.name} {r.code}" for r in ROLES.values() if "plan_deliveries" in r.verbs
    )
    return page(
        "配送流程 · The flow of a delivery",
        "## 一次配送 · A delivery\n", _ways(DeliveryStage, EDGES),
        "## 配送计划 · A round\n", _ways(RoundStage, ROUND_EDGES),
        "## 巡回方案 · A plan of rounds\n", _ways(PlanStage, PLAN_EDGES),
        f"安排、派给、改时间、取消 plan_deliveries：{planners}。接下、不接、说送到了：被请的队伍或部门。确认：收到的站。",
        "", module="wudan.deliveries.drawing", drawn_from="wudan/deliveries/flow.py",
    )  # fmt: skip


def _ways(stages: type[TextChoices], edges: Mapping[Any, Mapping[Any, Any]]) -> str:
    arrows = [
        (source or BEGIN, target, named(verb))
        for verb, edge in edges.items()
        for source, target in edge.items()
    ]
    left = {source for source, _, _ in arrows}
    return diagram(stages, arrows, (stage for stage in stages if stage not in left))


if __name__ == "__main__":
    sys.stdout.write(draw())
