"""What a made-up nation is judged by, and that its orders have numbers that a person can read out."""

import sqlite3

import pytest

from bench.nation import orders, page
from wudan.kit import numbers


@pytest.mark.parametrize("body", [2_000_000_000, 7_318_529_046, 9_999_999_999])
def test_the_check_digit_in_sql_is_that_of_our_numbers(body):
    (digit,) = sqlite3.connect(":memory:").execute(f"SELECT {orders._luhn(str(body))}").fetchone()
    assert str(digit) == numbers.check_digit(str(body))


def test_made_up_numbers_begin_where_none_is_a_real_one():
    real = f"{orders._LEAST + 1 + 5 * orders._GOLDEN % orders._BODIES}"

    class Hand:
        def rows(self, *_asked):
            return [(real + numbers.check_digit(real),)]

    offset = orders.free_offset(Hand(), many=10)
    made = {orders._LEAST + (offset + turn * orders._GOLDEN) % orders._BODIES for turn in range(10)}
    assert int(real) not in made
    assert offset > 1


def result(alone: float, among: float) -> dict:
    weights = {name: [[{"name": "menu", "cpu_ms": ms, "sql": 2}]] for name, ms in (("county", alone), ("nation", among))}  # fmt: skip
    sizes = {"bytes": 10**9, "orders_order": 336}
    return {
        "machine": {"processor": "p", "processors": 2, "python": "3.11", "day": "2026-11-27"}, "load_before": [1.0],
        "asked": 1_000_000, "orders": 1_000_608, "rounds": 1, "runs": 10, "weights": weights, "sizes": {"county": sizes, "nation": sizes},
    }  # fmt: skip


def test_what_costs_more_than_half_as_much_again_is_missed():
    assert page.missed(result(4.0, 6.1)) == ["menu"]
    assert page.missed(result(4.0, 5.9)) == []
    assert "| menu | 4.00 (4.00–4.00) | 5.90 (5.90–5.90) | 2 / 2 | 1.48 | passed |" in page.section(
        result(4.0, 5.9)
    )
