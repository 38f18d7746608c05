"""评一项: of one unit, with evidence seen on site, by a named person who is not of it (R101)."""

from datetime import datetime
from fractions import Fraction

from wudan.appraisals.actions.holding import (
    half_days,
    lock_round,
    note,
    one_transaction,
    tree_of,
    units_of,
    worded,
)
from wudan.appraisals.enums import How
from wudan.appraisals.indicators import Indicator, Tree
from wudan.appraisals.models import Judgement, Round
from wudan.appraisals.permissions import judging_objection
from wudan.areas.models import Unit
from wudan.inspections.models import Visit
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor


@one_transaction
def judge(
    *, row: Round, unit: Unit, code: str, value: str, evidence: str, by: Actor, at: datetime,
    visit: Visit | None = None,
) -> Judgement:  # fmt: skip
    """Judge it, or judge it again while the round is open. Raises Malformed, Missing, Objected."""
    held = lock_round(row)
    insist(judging_objection(by, held, unit, at=at))
    tree = tree_of(held.sheet)
    node = tree.nodes.get(code)
    _, until = half_days(held.year, held.half)
    if node is None or node.how not in {How.JUDGED, How.DESCRIBED}:
        raise Missing
    if unit.pk not in {one.pk for one in units_of(held.county, held.appraises, on=until)}:
        raise Missing
    if visit is not None and not visit.site.unit.path.startswith(unit.path):
        raise Malformed({"visit": "这次到访不是这个单位的。"})
    told, _ = Judgement.objects.update_or_create(
        round=held, unit=unit, code=code,
        defaults={
            "value": written(value, node, tree),
            "evidence": worded("evidence", evidence, missing="请写一句凭什么。"), "visit": visit,
            "judged_at": at, "judged_as": by.label[:80], "judge_id": by.person,
        },
    )  # fmt: skip
    note("judge", held, by=by, at=at, unit=unit, code=code, value=told.value)
    return told


def written(value: str, node: Indicator, tree: Tree) -> str:
    """A judged value as it is kept: a state, or points in whole steps. Raises Malformed."""
    value = value.strip()
    if node.how is How.DESCRIBED:
        if value not in tree.grades:
            raise Malformed(
                {"value": Phrase("请选：{listed}。", listed=Listed(COMMA, tree.grades))}
            )
        return value
    most = node.most or Fraction(0)
    try:
        points = Fraction(value) if len(value) <= 8 and "/" not in value else None
    except (ValueError, ZeroDivisionError):
        points = None
    if points is None or not 0 <= points <= most or (points / node.step).denominator != 1:
        raise Malformed(
            {
                "value": Phrase(
                    "写 0 到 {most:g}，每 {step:g} 分一档。",
                    most=float(most),
                    step=float(node.step),
                )
            }
        )
    return f"{float(points):g}"
