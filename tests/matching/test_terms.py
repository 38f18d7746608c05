from datetime import date

import pytest

from wudan.matching import Place, Policy
from wudan.matching.costs import load_step

from .cast import HAIRCUT, order, ranked, saved, team

FARTHER = Place(108.1, 37.0)


def test_a_minute_on_the_way_costs_a_minute():
    assert saved(HAIRCUT, team(base=FARTHER), term="travel") == pytest.approx(-17.32, abs=0.02)
    assert saved(HAIRCUT, team(), term="travel") == 0


def test_a_team_without_a_known_base_is_taken_to_be_half_an_hour_away():
    assert saved(HAIRCUT, team(base=None), term="travel") == -30


def test_travel_is_silent_about_an_order_without_a_place():
    choice = ranked(order(place=None), team(base=None)).choices[0]
    assert choice.terms["travel"] == 0
    assert "travel" not in {reason.term for reason in choice.reasons}


def test_each_further_order_weighs_more_than_the_one_before():
    steps = [-saved(HAIRCUT, team(open_dispatches=has), term="load") for has in range(5)]
    assert steps == [3, 9, 15, 21, 27]


def test_the_load_steps_sum_to_a_square():
    assert sum(load_step(nth, 1, 60) for nth in range(1, 11)) == 60 * 10**2


def test_a_big_team_feels_an_order_less():
    big = saved(HAIRCUT, team(capacity=15), term="load")
    assert big > saved(HAIRCUT, team(capacity=5), term="load")


def test_one_perfect_rating_does_not_beat_many_very_good_ones():
    lucky = saved(HAIRCUT, team(rating_sum=5, rating_count=1), term="rating")
    proven = saved(HAIRCUT, team(rating_sum=98, rating_count=20), term="rating")
    assert 0 < lucky < proven


def test_a_team_never_rated_is_neither_better_nor_worse():
    assert saved(HAIRCUT, team(rating_count=0), term="rating") == 0


def test_ratings_below_the_prior_cost_minutes():
    assert saved(HAIRCUT, team(rating_sum=24, rating_count=8), term="rating") < 0


def test_the_rating_shown_is_the_one_that_counts():
    choice = ranked(HAIRCUT, team(rating_sum=8, rating_count=8)).choices[0]
    rating = next(reason for reason in choice.reasons if reason.term == "rating")
    assert rating.facts == {"rating": 2.8, "count": 8, "minimum": 8}


def test_fairness_compares_with_the_candidates_and_sums_to_nothing():
    busy, idle = team(id="busy", served_30_days=6), team(id="idle", served_30_days=2)
    assert saved(HAIRCUT, busy, idle, term="fairness") == -2
    assert saved(HAIRCUT, idle, busy, term="fairness") == 2


def test_teams_that_cannot_serve_do_not_shift_the_mean():
    away = team(id="away", serves=(), served_30_days=90)
    assert saved(HAIRCUT, team(served_30_days=4), away, term="fairness") == 0


def test_a_scarce_skill_the_order_does_not_need_is_kept_in_reserve():
    doctor = team(id="doctor", skills=frozenset({"haircut", "surgery"}))
    assert saved(HAIRCUT, doctor, team(), term="over_qualification") == -5
    assert saved(HAIRCUT, team(), doctor, term="over_qualification") == 0


def test_a_common_skill_is_not_kept_in_reserve():
    others = [team(id=f"t{n}", skills=frozenset({"haircut", "cooking"})) for n in range(4)]
    assert saved(HAIRCUT, *others, term="over_qualification") == 0


def test_a_skill_three_teams_hold_is_still_scarce():
    others = [team(id=f"t{n}", skills=frozenset({"haircut", "cooking"})) for n in range(3)]
    assert saved(HAIRCUT, *others, term="over_qualification") == -5


def test_a_scarce_licence_the_order_needs_is_no_waste():
    doctor = team(licences={"doctor": date(2027, 1, 1)})
    wanted = order(licences=frozenset({"doctor"}))
    assert saved(wanted, doctor, term="over_qualification") == 0


def test_a_scarce_licence_counts_once_with_the_skill_of_the_same_name():
    doctor = team(skills=frozenset({"haircut", "doctor"}), licences={"doctor": date(2027, 1, 1)})
    assert saved(HAIRCUT, doctor, term="over_qualification") == -5


def test_each_day_of_waiting_costs_ten_minutes():
    assert saved(HAIRCUT, team(), term="wait") == -10
    assert saved(order(on=date(2026, 5, 12)), team(), term="wait") == 0


def test_a_policy_without_the_slot_rule_counts_no_slot_as_the_longest_wait():
    default = Policy.default()
    rules = tuple(rule for rule in default.rules if rule.name != "slot")
    policy = Policy(rules=rules)
    assert saved(HAIRCUT, team(slots=frozenset()), term="wait", policy=policy) == -140


def test_a_self_service_ring_is_allowed_but_pointed_out():
    choice = ranked(order(conflicted=frozenset({"barbers"})), team()).choices[0]
    assert choice.terms["ring"] == -15
    assert choice.reasons[-1].code == "ring"


def test_a_ring_that_weighs_nothing_is_still_pointed_out():
    policy = Policy.default().weighing({"ring": 0})
    ring = order(conflicted=frozenset({"barbers"}))
    choice = ranked(ring, team(), policy=policy).choices[0]
    assert (choice.terms["ring"], choice.reasons[-1].code) == (0, "ring")


def test_every_default_term_prices_in_whole_seconds():
    busy = team(base=FARTHER, rating_sum=13, rating_count=3, served_30_days=1)
    terms = ranked(HAIRCUT, busy, team(id="idle")).choices[1].terms
    assert set(terms) == {term.name for term in Policy.default().terms}
    assert all(minutes * 60 == pytest.approx(round(minutes * 60)) for minutes in terms.values())
