from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.matching import Order, Place, Policy, Team

from .cast import HAIRCUT, NOW, TODAY, order, ranked, team

codes = st.frozensets(st.sampled_from(["haircut", "surgery", "law"]), max_size=2)
days = st.integers(-2, 20).map(lambda ahead: TODAY + timedelta(days=ahead))
slots = st.frozensets(st.integers(0, 23))
places = st.none() | st.builds(Place, lon=st.floats(107, 109), lat=st.floats(36, 38))
counts = st.integers(0, 6)

orders = st.builds(
    order,
    skills=codes,
    licences=codes,
    headcount=counts,
    place=places,
    on=st.none() | days,
    part=st.none() | st.sampled_from(["am", "pm", "eve"]),
    slots=slots,
    risk=st.sampled_from(["none", "bodily", "medical", "legal", "minors"]),
    needs_insurance=st.booleans(),
    refused_by=st.frozensets(st.sampled_from(["t0", "t1"])),
    conflicted=st.frozensets(st.sampled_from(["t1", "t2"])),
) | st.just(HAIRCUT)

varied = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["volunteer", "department"]),
        "categories": st.sampled_from([frozenset({"poverty"}), frozenset({"law"})]),
        "skills": codes,
        "untrained": codes,
        "licences": st.dictionaries(st.sampled_from(["haircut", "surgery", "law"]), days),
        "serves": st.sampled_from([(), ("1.",), ("1.4.17.",), ("1.5.", "1.4.")]),
        "slots": slots,
        "members": counts,
        "has_minors": st.booleans(),
        "insured_until": st.none() | days,
        "base": places,
        "open_dispatches": counts,
        "capacity": counts,
        "booked_slots": st.frozensets(st.tuples(days, st.integers(0, 23))),
        "served_30_days": counts,
        "rating_sum": st.integers(12, 60),
        "rating_count": st.integers(0, 12),
    },
)
crowds = st.lists(varied, max_size=7).map(
    lambda many: [team(id=f"t{n}", **changes) for n, changes in enumerate(many)]
)


@given(orders, crowds, st.data())
def test_the_sequence_of_the_teams_does_not_matter(order: Order, teams: list[Team], data):
    shuffled = data.draw(st.permutations(teams))
    one, other = ranked(order, *teams), ranked(order, *shuffled)
    assert one == other
    assert list(one.refusals) == list(other.refusals)


@given(orders, crowds)
def test_every_team_is_either_eligible_or_refused_with_a_named_rule(order, teams: list[Team]):
    ranking = ranked(order, *teams, top=len(teams))
    chosen = [choice.team.id for choice in ranking.choices]
    assert sorted([*chosen, *ranking.refusals]) == [team.id for team in teams]
    assert sum(ranking.refused.values()) == len(ranking.refusals)
    rules = {rule.name for rule in Policy.default().rules}
    assert {refusal.rule for refusal in ranking.refusals.values()} <= rules


@given(orders, crowds)
def test_no_chosen_team_is_refused_by_any_rule(order: Order, teams: list[Team]):
    for choice in ranked(order, *teams, top=len(teams)).choices:
        assert choice.team.id not in order.refused_by
        assert order.skills <= choice.team.skills
        assert choice.team.is_department or not order.skills & choice.team.untrained
        assert ranked(order, choice.team).refusals == {}


@given(orders, crowds, counts, counts)
def test_asking_for_more_only_adds_at_the_end(order, teams: list[Team], some: int, more: int):
    few, many = (ranked(order, *teams, top=top).choices for top in (some, some + more))
    assert many[: len(few)] == few
    assert len(few) == min(some, len(ranked(order, *teams).eligible))


@given(orders, crowds)
def test_the_score_is_the_sum_of_the_terms_and_falls_down_the_list(order, teams: list[Team]):
    choices = ranked(order, *teams, top=len(teams)).choices
    for choice in choices:
        assert choice.score == pytest.approx(sum(choice.terms.values()), abs=1e-9)
    standing = [(-choice.score, choice.team.id) for choice in choices]
    assert standing == sorted(standing)


@given(orders, crowds)
def test_a_proposed_opening_is_free_and_wanted_and_the_papers_are_valid(order, teams):
    for choice in ranked(order, *teams, top=len(teams)).choices:
        if choice.opening is None:
            assert choice.team.is_department
            continue
        day, slot = choice.opening
        assert choice.opening not in choice.team.booked_slots
        assert choice.team.is_department or slot in choice.team.slots
        assert order.on in (None, day)
        assert slot in (order.slots or {slot})
        assert day >= date(NOW.year, NOW.month, NOW.day)
        assert all(choice.team.licences[licence] >= day for licence in order.licences)
