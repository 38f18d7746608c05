"""算一张表: from stored figures and judgements to values, exactly; the same inputs give the same bytes.

Reads no table and no clock. What cannot be reckoned says why, and so does all that leans on it.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from wudan.appraisals.enums import How
from wudan.appraisals.indicators import TOTAL, Indicator, Tree
from wudan.kit.formulas import Unknown, two_places
from wudan.kit.phrases import Phrase

Told = Mapping[str, Any]
"""A value (as text) or why there is none: {"value": "8.50"} or {"missing": code, "words": …}."""


def reckon(tree: Tree, figures: Mapping[str, Any], judged: Mapping[str, Any]) -> dict[str, Told]:
    """Every indicator's value, by code. `judged` has what was judged, and what an appeal corrected."""
    values: dict[str, Fraction] = {}
    told: dict[str, Told] = {}

    def look(name: str) -> Fraction:
        if name in values:
            return values[name]
        if name in told:
            raise Unknown(
                "leans_on_missing", Phrase("“{nodes}”算不出来。", nodes=tree.nodes[name].name)
            )
        figure = figures.get(name)
        if figure is None or figure.get("value") is None:
            raise Unknown("missing_figure", Phrase("没有“{name}”这个数。", name=name))
        return Fraction(figure["value"])

    for code in tree.order:
        node = tree.nodes[code]
        try:
            value = _value(tree, node, judged.get(code), look)
        except Unknown as fault:
            told[code] = {"missing": fault.code, "words": fault.words}
            continue
        written = two_places(value)
        values[code] = Fraction(written)
        told[code] = {"value": written}
        if node.how is How.DESCRIBED and code in judged and "grade" in judged[code]:
            told[code] = {"value": written, "grade": judged[code]["grade"]}
    return {code: told[code] for code in tree.nodes}


def total_of(outcome: Mapping[str, Told]) -> str:
    """The whole, as text; empty when it cannot be reckoned."""
    return str(outcome[TOTAL].get("value", ""))


def _value(tree: Tree, node: Indicator, said: Mapping[str, Any] | None, look: Any) -> Fraction:
    if said is not None and "corrected" in said:
        return _within(Fraction(said["corrected"]), node)
    if node.how is How.JUDGED:
        if said is None:
            raise Unknown("not_judged", "还没有评。")
        return _within(Fraction(said["value"]), node)
    if node.how is How.DESCRIBED:
        if said is None:
            raise Unknown("not_judged", "还没有评。")
        return (node.most or Fraction(0)) * tree.grades[said["grade"]] / 100
    if node.formula is not None:
        return _within(node.formula.value(look), node)
    return _within(sum((look(one.code) for one in tree.children(node.code)), Fraction(0)), node)


def _within(value: Fraction, node: Indicator) -> Fraction:
    return min(max(value, Fraction(0)), node.most) if node.most is not None else value
