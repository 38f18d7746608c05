"""A sheet as lines for a page: each indicator with how deep it stands, its value, what it was made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wudan.appraisals.indicators import TOTAL, Indicator, Tree
from wudan.appraisals.models import Appeal, Judgement
from wudan.appraisals.sources import QUERIES
from wudan.web.console.appraisals.forms import JudgementForm


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator."""

    node: Indicator
    most: str
    is_group: bool
    told: Mapping[str, Any] = field(default_factory=dict)
    before: str = ""
    """What stood there before an appeal."""
    corrected: bool = False
    judgement: Judgement | None = None
    figures: tuple[tuple[str, str, int, str], ...] = ()
    """Name, label, value, unit of each figure it reads."""
    form: JudgementForm | None = None


def walk(tree: Tree, code: str = TOTAL) -> list[Indicator]:
    """The indicators, each group before what is in it."""
    return [tree.nodes[code], *(one for child in tree.children(code) for one in walk(tree, child.code))]  # fmt: skip


def lines_of(
    tree: Tree, content: Mapping[str, Any] | None = None, *,
    judgements: Mapping[str, Judgement] | None = None, appeals: Mapping[str, Appeal] | None = None,
    forms: Mapping[str, JudgementForm] | None = None,
) -> list[Line]:  # fmt: skip
    """All lines of a sheet; with values where a result is given."""
    told, found = content or {}, []
    for node in walk(tree):
        names = sorted(node.formula.names & QUERIES.keys()) if node.formula else ()
        kept = told.get("figures", {})
        appeal = (appeals or {}).get(node.code)
        found.append(
            Line(
                node, f"{float(node.most):g}" if node.most is not None else "",
                bool(tree.children(node.code)), told.get("outcome", {}).get(node.code, {}),
                appeal.before if appeal else "", "corrected" in told.get("judged", {}).get(node.code, {}),
                (judgements or {}).get(node.code),
                tuple(
                    (name, QUERIES[name].label, kept[name]["value"], QUERIES[name].unit)
                    for name in names if name in kept
                ),
                (forms or {}).get(node.code),
            )
        )  # fmt: skip
    return found
