"""指标树: what a sheet asks, read from its stored form; every fault named: a cycle, a name nobody knows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wudan.appraisals.enums import How, Outlet, SheetKind
from wudan.kit.formulas import BadFormula, Formula, read_formula

TOTAL = "total"
_MOST_NODES = 80


class BadSheet(ValueError):
    """The sheet makes no sense; the message says which indicator and why."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator or a group of them; `most` is the ceiling, none for the whole of a deduction sheet."""

    code: str
    name: str
    meaning: str
    parent: str
    how: How
    most: Fraction | None
    step: Fraction
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class Tree:
    """A sheet: its indicators in their order, and what the states of a description are worth."""

    kind: SheetKind
    full: int
    nodes: Mapping[str, Indicator]
    grades: Mapping[str, Fraction]
    outlets: Mapping[Outlet, Sequence[str]]
    order: tuple[str, ...]
    """Each after what it leans on."""

    def children(self, code: str) -> list[Indicator]:
        """What stands directly below."""
        return [node for node in self.nodes.values() if node.parent == code]

    @property
    def judged(self) -> list[Indicator]:
        """What somebody has to judge."""
        return [node for node in self.nodes.values() if node.how in {How.JUDGED, How.DESCRIBED}]

    def figures(self, known: Collection[str]) -> list[str]:
        """The named queries its formulas read, each once, in the order of the tree."""
        found: dict[str, None] = {}
        for node in self.nodes.values():
            for name in sorted(node.formula.names if node.formula else ()):
                if name in known and name not in self.nodes:
                    found[name] = None
        return list(found)


def read_tree(content: Mapping[str, Any], *, known: Collection[str]) -> Tree:
    """The tree of a sheet; `known` are the queries there are. Raises BadSheet."""
    try:
        kind, full = SheetKind(content["kind"]), int(content["full"])
        nodes = {row["code"]: _node(row) for row in content["nodes"]}
        grades = {name: Fraction(str(share)) for name, share in content.get("grades", {}).items()}
        outlets = {Outlet(name): tuple(codes) for name, codes in content.get("outlets", {}).items()}
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as fault:
        raise BadSheet(f"缺少或写错：{fault}") from fault
    if TOTAL not in nodes or len(nodes) < len(content["nodes"]) or len(nodes) > _MOST_NODES:
        raise BadSheet("要有一个 total，编号不能重复，最多 80 项")
    _insist_whole(nodes, grades, outlets, known)
    return Tree(kind, full, nodes, grades, outlets, _order(nodes))


def _node(row: Mapping[str, Any]) -> Indicator:
    how = How(row.get("how", How.SUM))
    try:
        formula = read_formula(row["formula"]) if "formula" in row else None
    except BadFormula as fault:
        raise BadSheet(f"{row['code']}：{fault}") from fault
    if how is How.COUNTED and formula is None:
        raise BadSheet(f"{row['code']}：数出来的指标要写算式")
    most = Fraction(str(row["most"])) if "most" in row else None
    if how is not How.SUM and (most is None or most <= 0):
        raise BadSheet(f"{row['code']}：要写满分，大于零")
    return Indicator(
        row["code"], row["name"], row.get("meaning", ""), row.get("parent", ""), how, most,
        Fraction(str(row.get("step", "0.5"))), formula,
    )  # fmt: skip


def _insist_whole(
    nodes: Mapping[str, Indicator], grades: Mapping[str, Fraction],
    outlets: Mapping[Outlet, Sequence[str]], known: Collection[str],
) -> None:  # fmt: skip
    for node in nodes.values():
        if (node.parent or node.code != TOTAL) and node.parent not in nodes:
            raise BadSheet(f"{node.code}：没有上一级“{node.parent}”")
        if node.code in known:
            raise BadSheet(f"{node.code}：和一个查询重名")
        if node.formula and (unknown := node.formula.names - nodes.keys() - set(known)):
            raise BadSheet(f"{node.code}：没有“{sorted(unknown)[0]}”这个数，或这个数不许用来考核")
        if node.how is How.DESCRIBED and not grades:
            raise BadSheet(f"{node.code}：没有写状态值几成")
        if node.step <= 0:
            raise BadSheet(f"{node.code}：step 要大于零")
        if node.how is How.SUM and node.formula is None and not any(n.parent == node.code for n in nodes.values()):  # fmt: skip
            raise BadSheet(f"{node.code}：下面一项也没有")
    for outlet, codes in outlets.items():
        if absent := set(codes) - nodes.keys():
            raise BadSheet(f"{outlet.label}要的“{sorted(absent)[0]}”不在表里")


def leans_on(node: Indicator, nodes: Mapping[str, Indicator]) -> list[str]:
    """The indicators a value is made of: those of the formula, else those below."""
    if node.formula is not None:
        return sorted(node.formula.names & nodes.keys())
    if node.how is How.SUM:
        return [one.code for one in nodes.values() if one.parent == node.code]
    return []


def _order(nodes: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Each indicator after what it leans on. Raises BadSheet, naming the way round of a cycle."""
    done: dict[str, None] = {}

    def visit(code: str, way: tuple[str, ...]) -> None:
        if code in done:
            return
        if code in way:
            round_ = " → ".join((*way[way.index(code) :], code))
            raise BadSheet(f"指标互相引用，绕成了圈：{round_}")
        for other in leans_on(nodes[code], nodes):
            visit(other, (*way, code))
        done[code] = None

    for code in nodes:
        visit(code, ())
    return tuple(done)
