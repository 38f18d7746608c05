"""Open orders are assigned together by the rules and terms that rank one of them."""

from dataclasses import replace

import pytest

from tests.matching.cast import HAIRCUT, NOW, order, team
from wudan.matching import GreatCircle, Policy, Rule
from wudan.matching.batch import Because, assign

OPEN = 100_000


def assigned(orders, teams, policy=None, **more):
    return assign(
        orders, teams, policy or Policy.default(), travel=GreatCircle(), now=NOW,
        penalties={one.id: OPEN for one in orders}, **more,
    )  # fmt: skip


def test_two_orders_for_one_day_go_to_two_teams():
    both = [replace(HAIRCUT, id="o1"), replace(HAIRCUT, id="o2")]
    found = assigned(both, [team(id="t1"), team(id="t2")])
    pairs = found.batch.pairs
    assert len({(pair.crew, pair.slot) for pair in pairs.values()}) == 2
    assert found.batch.objective == found.batch.bound


def test_a_team_that_refused_is_not_asked_again_and_the_reason_is_named():
    refused = replace(HAIRCUT, id="o1", refused_by=frozenset({"t1"}))
    found = assigned([refused], [team(id="t1")])
    assert found.batch.unserved["o1"].because == Because.NOBODY
    assert found.refusals["o1"]["t1"].rule == "declined"


def test_what_was_proposed_before_stays_when_it_hardly_matters():
    first = assigned([HAIRCUT], [team(id="t1"), team(id="t2")])
    pair = first.batch.pairs[HAIRCUT.id]
    other = next(name for name in ("t1", "t2") if name != pair.crew)
    kept = assigned(
        [HAIRCUT], [team(id="t1"), team(id="t2")], previous={HAIRCUT.id: (other, pair.slot)}, stickiness=600,
    )  # fmt: skip
    assert kept.batch.pairs[HAIRCUT.id].crew == other


def test_a_full_team_takes_nothing():
    found = assigned([HAIRCUT], [team(id="t1", open_dispatches=3, capacity=3)])
    assert found.refusals[HAIRCUT.id]["t1"].rule == "capacity"


def test_a_rule_that_raises_is_named_and_the_others_are_served():
    def fails(asked, someone):
        if asked.order.id == "odd":
            raise ZeroDivisionError

    policy = Policy.default()
    policy = replace(policy, rules=(Rule("odd rule", "…", "…", (), fails), *policy.rules))
    found = assigned([replace(HAIRCUT, id="odd"), HAIRCUT], [team(id="t1")], policy)
    assert found.broken == {"odd": "odd rule"}
    assert HAIRCUT.id in found.batch.pairs


@pytest.mark.parametrize("count", [1, 40])
def test_no_team_gets_more_than_it_takes(count):
    orders = [order(id=f"o{n:02d}") for n in range(count)]
    found = assigned(orders, [team(id="t1", capacity=4), team(id="t2", capacity=3)])
    taken = [pair.crew for pair in found.batch.pairs.values()]
    assert taken.count("t1") <= 4
    assert taken.count("t2") <= 3
