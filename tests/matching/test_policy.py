from dataclasses import replace

import pytest

from wudan.matching import Place, Policy

from .cast import HAIRCUT, ranked, team


def test_rules_are_listed_cheapest_first():
    assert [rule.name for rule in Policy.default().rules] == [
        "declined",
        "category",
        "area",
        "skill",
        "training",
        "licence",
        "headcount",
        "minors",
        "insurance",
        "slot",
        "capacity",
        "pings",
    ]


def test_every_rule_and_term_says_what_it_is_and_where_it_comes_from():
    policy = Policy.default()
    for criterion in policy.rules + policy.terms:
        assert criterion.name
        assert criterion.description
        assert criterion.source


def test_a_weight_is_set_in_minutes_and_leaves_the_others():
    policy = Policy.default().weighing({"load": 2.5})
    assert policy.weights == {**Policy.default().weights, "load": 2.5}


def test_an_unknown_weight_is_refused_by_name():
    with pytest.raises(ValueError, match="unknown weight: charm"):
        Policy.default().weighing({"load": 1, "charm": 3})


def test_a_negative_weight_is_refused_by_name():
    with pytest.raises(ValueError, match="weight of load"):
        Policy.default().weighing({"load": -1})


def test_a_negative_figure_is_refused_by_name():
    with pytest.raises(ValueError, match="horizon_days"):
        Policy(horizon_days=-1)


def test_a_rule_named_twice_is_refused():
    rules = Policy.default().rules
    with pytest.raises(ValueError, match="twice"):
        Policy(rules=(*rules, rules[0]))


def test_a_weight_can_turn_the_ranking_round():
    near = team(id="near", open_dispatches=2)
    far = team(id="far", base=Place(108.2, 37))
    balanced = Policy.default()
    assert ranked(HAIRCUT, near, far, policy=balanced).eligible == ("near", "far")
    level = balanced.weighing({"load": 90})
    assert ranked(HAIRCUT, near, far, policy=level).eligible == ("far", "near")


def test_a_rule_taken_off_the_list_no_longer_refuses():
    policy = Policy.default()
    lenient = replace(policy, rules=tuple(rule for rule in policy.rules if rule.name != "area"))
    assert ranked(HAIRCUT, team(serves=()), policy=lenient).eligible


def test_a_shorter_horizon_leaves_fewer_slots():
    refused = ranked(HAIRCUT, team(), policy=Policy(horizon_days=0)).why_not("barbers")
    assert refused is not None
    assert refused.code == "slot_taken"
