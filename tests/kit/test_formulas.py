"""Formulas: exact, bounded, and nothing but arithmetic; what cannot be reckoned says why."""

from fractions import Fraction

import pytest

from wudan.kit.formulas import LONGEST, BadFormula, Unknown, read_formula, two_places


def worth(text, **names):
    def look(name):
        if names.get(name) is None:
            raise Unknown("missing_figure", name)
        return Fraction(names[name])

    return read_formula(text).value(look)


def test_tenths_are_tenths():
    assert worth("0.1 + 0.2") == Fraction(3, 10)
    assert worth("10 * a / b", a=1, b=3) == Fraction(10, 3)
    assert [two_places(Fraction(n, 1000)) for n in (5, 15, 8499, 8500, 1)] == ["0.01", "0.02", "8.50", "8.50", "0.00"]  # fmt: skip


def test_its_words():
    assert worth("max(min(a, 5), -1) - 1", a=9) == 4
    assert [worth("when(a >= 3, 10, 0)", a=n) for n in (2, 3)] == [0, 10]
    assert worth("or_else(a / b, 7)", a=1, b=0) == 7
    assert worth("or_else(zzz, 7)") == 7


def test_nothing_to_divide_by_has_a_name():
    with pytest.raises(Unknown) as caught:
        worth("a / b", a=1, b=0)
    assert caught.value.code == "divided_by_zero"


@pytest.mark.parametrize(
    "text",
    ["", "a **  9", "9 ** 9 ** 9", "__import__('os')", "a.b", "a[0]", "[a]", "'x' * 9", "lambda: 1", "a if b else c",
     "min(a)", "max(*a)", "when(a, 1, 2)", "when(1 < a < 3, 1, 2)", "a and b", "True", "1e9", "12345678901", "f(a)",
     "a; b", "a\x00", "(" * 150 + ")" * 150, "-" * 40 + "1", "1+" * LONGEST + "1", "a := 3", "1j", "None"],
)  # fmt: skip
def test_all_else_is_refused(text):
    with pytest.raises(BadFormula):
        read_formula(text)
