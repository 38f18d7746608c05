"""Bad input is answered by a named reason for the item, by every face, and soon."""

from dataclasses import replace

import pytest

from tests.matching.cast import HAIRCUT, NOW, order, ranked, team
from wudan.matching import GreatCircle, Policy, Rule
from wudan.matching.batch import Because, Effort, Mixed, assign
from wudan.matching.policy import TERMS


def raises(*given):
    raise NotImplementedError


def broken_policies():
    policy = Policy.default()
    term = replace(TERMS[0], cost=raises)
    yield "odd", replace(policy, rules=(*policy.rules, Rule("odd", "…", "…", (), raises)))
    yield term.name, replace(policy, terms=(term, *policy.terms[1:]))


def assigned(orders, teams, policy=None, **more):
    return assign(
        orders, teams, policy or Policy.default(), travel=GreatCircle(), now=NOW,
        penalties={one.id: 100_000 for one in orders}, **more,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "policy"), [*broken_policies()])
def test_a_policy_that_raises_is_named(name, policy):
    ranking = ranked(HAIRCUT, team(id="t1"), policy=policy)
    assert (ranking.broken, ranking.choices, ranking.refusals) == (name, (), {})
    for heads in (False, True):
        found = assigned([HAIRCUT], [team(id="t1")], policy, heads=heads)
        assert found.broken == {HAIRCUT.id: name}
        assert found.batch.unserved[HAIRCUT.id].because == Because.NOBODY


@pytest.mark.parametrize(
    ("odd", "rule"),
    [({"skills": frozenset()}, "skill"), ({"slots": frozenset()}, "slot"),
     ({"members": 0}, "headcount"), ({"capacity": 0}, "capacity"), ({"serves": ()}, "area")],
)  # fmt: skip
@pytest.mark.parametrize("heads", [False, True])
def test_a_team_without_is_refused_by_name(odd, rule, heads):
    empty = team(id="t1", **odd)
    assert ranked(HAIRCUT, empty).why_not("t1").rule == rule
    found = assigned([HAIRCUT], [empty], heads=heads)
    assert found.refusals[HAIRCUT.id]["t1"].rule == rule
    assert found.batch.unserved[HAIRCUT.id].because == Because.NOBODY


@pytest.mark.parametrize("heads", [False, True])
def test_ten_thousand_copies_of_one_order(heads):
    copies = [order(id=f"o{n:05d}") for n in range(10_000)]
    found = assigned(copies, [team(id="t1"), team(id="t2")], heads=heads, effort=Effort(moves=1))
    pairs, unserved = found.batch.pairs, found.batch.unserved
    assert len(pairs) + len(unserved) == 10_000
    assert 0 < len(pairs) <= 10
    assert {why.because for why in unserved.values()} <= {Because.OUTBID, Because.LEFT_OVER}


def test_duties_and_offers_never_mix():
    with pytest.raises(Mixed):
        assigned([HAIRCUT], [team(id="t1"), team(id="t2", kind="department")])


def test_no_team_at_all():
    assert ranked(HAIRCUT).choices == ()
    assert assigned([HAIRCUT], []).batch.unserved[HAIRCUT.id].because == Because.NOBODY


def test_with_headcounts_a_team_splits_as_far_as_its_members_go():
    orders = [order(id=f"o{n}", headcount=2) for n in range(4)]
    crew = team(id="t1", members=6, capacity=9)
    day_one = [pair.slot for pair in assigned(orders, [crew], heads=True).batch.pairs.values()]
    assert max(map(day_one.count, day_one)) == 3
    apart = [pair.slot for pair in assigned(orders, [crew]).batch.pairs.values()]
    assert max(map(apart.count, apart)) == 1
