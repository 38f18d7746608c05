"""What an act earns, by numbers alone (domain §2.7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.rewards.reckoning import Cap, Grant, Served, Worth, applies, earn, keys

DAY = date(2026, 9, 7)
HOURS = Worth(
    "hours", "person", "hours", 2, 2, frozenset({"credit"}), caps=(Cap("owner", "day", 120),)
)
ACT = Worth("speak", "person", "act", 3, 3, caps=(Cap("owner", "month", 2), Cap("unit", "day", 3)))
LIMITS = (Cap("owner", "day", 5, "spend"),)


def grant(quantity=1, owner="person:1", unit=9, day=DAY):
    return Grant(owner, unit, day, quantity)


def given_one_after_the_other(rule, grants, limits=()):
    used, earned = {}, []
    for one in grants:
        found = earn(rule, limits, one, used)
        for key, more in found.uses:
            used[key] = used.get(key, 0) + more
        earned.append(found)
    return earned, used


@pytest.mark.parametrize(("minutes", "points"), [(60, 2), (90, 3), (29, 0), (30, 1), (120, 4)])
def test_hours_earn_whole_points(minutes, points):
    found = earn(HOURS, (), grant(minutes), {})
    assert (found.honor, found.spend, found.quantity) == (points, points, minutes)
    assert found.is_nothing is (points == 0)


def test_what_exceeds_the_days_cap_is_cut_and_told():
    (first, second, third), used = given_one_after_the_other(
        HOURS, [grant(90), grant(90), grant(60)]
    )
    assert (first.honor, first.bitten) == (3, ())
    assert (second.quantity, second.honor) == (30, 1)
    assert second.bitten == HOURS.caps
    assert (third.quantity, third.is_nothing) == (0, True)
    assert used == {"hours:person:1:2026-09-07": 120}


def test_a_rule_that_refuses_gives_nothing_of_what_exceeds():
    strict = Worth(
        code="hours", subject="person", counts="hours", honor=2, spend=2,
        grades=frozenset({"credit"}), refuses=True, caps=HOURS.caps,
    )  # fmt: skip
    (_, second), _ = given_one_after_the_other(strict, [grant(90), grant(90)])
    assert (second.quantity, second.is_nothing, second.bitten) == (0, True, HOURS.caps)


def test_an_act_is_whole_or_not_at_all():
    earned, _ = given_one_after_the_other(ACT, [grant(day=DAY + timedelta(n)) for n in range(3)])
    assert [one.spend for one in earned] == [3, 3, 0]
    assert earned[2].bitten == (ACT.caps[0],)


def test_a_unit_has_a_cap_of_its_own():
    earned, _ = given_one_after_the_other(ACT, [grant(owner=f"person:{n}") for n in range(4)])
    assert [one.quantity for one in earned] == [1, 1, 1, 0]
    assert earned[3].bitten == (ACT.caps[1],)


def test_the_cap_over_all_rules_cuts_what_can_be_spent_and_leaves_the_honour():
    earned, _ = given_one_after_the_other(ACT, [grant(), grant()], LIMITS)
    assert [(one.honor, one.spend) for one in earned] == [(3, 3), (3, 2)]
    assert earned[1].bitten == LIMITS


def test_a_new_month_begins_anew():
    days = [date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3), date(2026, 10, 1)]
    earned, _ = given_one_after_the_other(ACT, [grant(day=day) for day in days])
    assert [one.quantity for one in earned] == [1, 1, 0, 1]


@pytest.mark.parametrize(
    ("grade", "kind", "yes"),
    [("credit", "relief", True), ("honor", "relief", False), ("credit", "culture", False), ("credit", "", False)],
)  # fmt: skip
def test_a_rule_counts_its_grades_and_kinds(grade, kind, yes):
    hard = Worth(
        "hard", "person", "hours", 1, 1, frozenset({"credit"}), frozenset({"relief", "health"})
    )
    assert applies(hard, Served(grade, kind, 60)) is yes
    assert applies(HOURS, Served(grade, kind, 60)) is (grade == "credit")
    assert not applies(ACT, Served(grade, kind, 60))


def test_tallies_are_held_in_one_order():
    assert keys(ACT, LIMITS, grant()) == sorted(keys(ACT, LIMITS, grant()))
    assert keys(HOURS, (), grant()) == ["hours:person:1:2026-09-07"]


_GRANTS = st.lists(
    st.builds(
        grant, st.integers(1, 300), st.sampled_from(["person:1", "person:2", "household:1"]),
        st.sampled_from([9, 10]), st.dates(DAY, DAY + timedelta(40)),
    ),
    max_size=30,
)  # fmt: skip


@given(_GRANTS, st.booleans())
def test_no_order_of_grants_exceeds_a_cap(grants, refuses):
    caps = (Cap("owner", "day", 200), Cap("owner", "month", 500), Cap("unit", "day", 350))
    limits = (Cap("owner", "day", 6, "spend"), Cap("unit", "month", 21, "spend"))
    rule = Worth(
        code="r", subject="person", counts="hours", honor=2, spend=3, grades=frozenset({"credit"}),
        refuses=refuses, caps=caps,
    )  # fmt: skip
    earned, used = given_one_after_the_other(rule, grants, limits)
    for one, found in zip(grants, earned, strict=True):
        for cap in (*caps, *limits):
            assert used.get(cap.key("r", one), 0) <= cap.most
        assert 0 <= found.quantity <= one.quantity
        assert found.honor >= 0 <= found.spend
        if not found.bitten:
            assert (found.honor, found.spend) == (one.quantity * 2 // 60, one.quantity * 3 // 60)
