"""Formulas that people write in a county's files: numbers, names and a few words; exact, bounded, nothing else.

`+ - * /`, comparisons, and the words of `WORDS`. A name stands for a figure or another indicator.
What cannot be reckoned has a reason, and is no crash: nothing to divide by, a name without a number.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

LONGEST = 300
_DEEPEST = 20
_MOST_DIGITS = 9
_BETWEEN: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
}  # fmt: skip
_COMPARING: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Eq: operator.eq,
}  # fmt: skip
WORDS: Mapping[str, tuple[int, int]] = {
    "min": (2, 8), "max": (2, 8), "when": (3, 3), "or_else": (2, 2),
}  # fmt: skip
"""Words with the least and the most they take: `when(test, then, else)`, `or_else(sum, instead)`."""


class BadFormula(ValueError):
    """The formula is not in the language; the message says where."""


class Unknown(Exception):
    """It cannot be reckoned this time: a stable code, and words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


NOTHING_TO_DIVIDE = Unknown("divided_by_zero", "分母是零，算不出比例。")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read."""

    text: str
    names: frozenset[str]
    _tree: ast.expr = field(compare=False, repr=False)

    def value(self, look: Callable[[str], Fraction]) -> Fraction:
        """Its value; `look` answers a name, or raises Unknown. Raises Unknown."""
        return _value(self._tree, look)


def read_formula(text: str) -> Formula:
    """Read one. Raises BadFormula."""
    if len(text) > LONGEST:
        raise BadFormula(f"算式最长 {LONGEST} 字")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise BadFormula(f"算式写得不对：{text[:60]}") from fault
    names: set[str] = set()
    _check(tree, names, deep=0)
    return Formula(text, frozenset(names), tree)


def two_places(value: Fraction) -> str:
    """Rounded half up to two decimals, always written the same way: 8.50."""
    exact = Decimal(value.numerator * 10_000) / Decimal(value.denominator)
    whole = (exact / 100).to_integral_value(ROUND_HALF_UP)
    return f"{whole / 100:.2f}"


def _check(node: ast.expr, names: set[str], *, deep: int) -> None:
    if deep > _DEEPEST:
        raise BadFormula("算式套得太深")
    for one in _within(node, names):
        _check(one, names, deep=deep + 1)


def _within(node: ast.expr, names: set[str]) -> list[ast.expr]:
    """The parts of a node that is in the language. Raises BadFormula."""
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            if len(repr(node.value)) > _MOST_DIGITS + 1 or "e" in repr(node.value):
                raise BadFormula("数字太长")
            return []
        case ast.Name(id=name):
            names.add(name)
            return []
        case ast.UnaryOp(op=ast.USub(), operand=one):
            return [one]
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=right):
            return [left, right]
        case ast.Call(func=ast.Name(id=word), args=given, keywords=[]) if word in WORDS:
            least, most = WORDS[word]
            if not least <= len(given) <= most or any(isinstance(one, ast.Starred) for one in given):  # fmt: skip
                raise BadFormula(f"{word} 里要写 {least}–{most} 项")
            return given if word != "when" else [*_compared(given[0]), *given[1:]]
    raise BadFormula(f"算式里不能用：{ast.unparse(node)[:40]}")


def _compared(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARING:
        return [node.left, node.comparators[0]]
    raise BadFormula("when 的第一项要写成比较，如 a >= 3")


def _value(node: ast.expr, look: Callable[[str], Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=number):
            return Fraction(repr(number))
        case ast.Name(id=name):
            return look(name)
        case ast.UnaryOp(operand=one):
            return -_value(one, look)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            below = _value(right, look)
            if not below:
                raise NOTHING_TO_DIVIDE
            return _value(left, look) / below
        case ast.BinOp(left=left, op=op, right=right):
            return _BETWEEN[type(op)](_value(left, look), _value(right, look))
        case ast.Call(func=ast.Name(id=word), args=given):
            return _worded(word, given, look)
    raise BadFormula(ast.unparse(node))


def _worded(word: str, given: list[ast.expr], look: Callable[[str], Fraction]) -> Fraction:
    if word == "or_else":
        try:
            return _value(given[0], look)
        except Unknown:
            return _value(given[1], look)
    if word == "when":
        test = given[0]
        assert isinstance(test, ast.Compare)  # noqa: S101 - looked at when it was read
        holds = _COMPARING[type(test.ops[0])](
            _value(test.left, look), _value(test.comparators[0], look)
        )
        return _value(given[1 if holds else 2], look)
    return (min if word == "min" else max)(_value(one, look) for one in given)
