import pytest

from wudan.matching import Place

from .cast import HAIRCUT, ranked, team

NEAR, FAR = Place(108.01, 37), Place(108.3, 37)


def test_the_nearer_of_two_equal_teams_comes_first():
    ranking = ranked(HAIRCUT, team(id="a", base=FAR), team(id="b", base=NEAR))
    assert [choice.team.id for choice in ranking.choices] == ["b", "a"]


def test_ties_go_by_the_team_s_id():
    assert ranked(HAIRCUT, team(id="b"), team(id="a"), team(id="c")).eligible == ("a", "b", "c")


def test_only_the_top_are_explained_but_all_eligible_are_named():
    ranking = ranked(HAIRCUT, *(team(id=f"t{n}") for n in range(9)), top=2)
    assert len(ranking.choices) == 2
    assert len(ranking.eligible) == 9


def test_the_terms_sum_to_the_score():
    choice = ranked(HAIRCUT, team(base=FAR, rating_sum=9, rating_count=2)).choices[0]
    assert choice.score == pytest.approx(sum(choice.terms.values()))


def test_a_reason_carries_the_minutes_of_its_term():
    choice = ranked(HAIRCUT, team(base=FAR)).choices[0]
    assert {r.term: r.amount_minutes for r in choice.reasons}.items() <= choice.terms.items()


def test_refusals_are_counted_by_rule_in_the_order_of_the_rules():
    lazy = [team(id=f"full{n}", capacity=0) for n in range(2)]
    ranking = ranked(HAIRCUT, *lazy, team(id="away", serves=()), team())
    assert list(ranking.refused.items()) == [("area", 1), ("capacity", 2)]


def test_a_team_shut_out_twice_is_told_the_first_rule_and_all_come_by_id():
    both = team(id="b", serves=(), capacity=0)
    ranking = ranked(HAIRCUT, both, team(id="c", capacity=0), team(id="a", serves=()), team(id="d"))
    told = [(name, refusal.rule) for name, refusal in ranking.refusals.items()]
    assert told == [("a", "area"), ("b", "area"), ("c", "capacity")]
    assert len(ranking.refusals) == 3
    assert ranking.why_not("d") is None


def test_nobody_is_ranked_where_nobody_is_asked():
    ranking = ranked(HAIRCUT)
    assert (ranking.choices, ranking.refused, ranking.eligible) == ((), {}, ())


def test_a_team_given_twice_is_a_mistake():
    with pytest.raises(ValueError, match="twice: barbers"):
        ranked(HAIRCUT, team(), team(name="again"))


def test_a_negative_top_is_a_mistake():
    with pytest.raises(ValueError, match="top"):
        ranked(HAIRCUT, team(), top=-1)


def test_departments_are_ranked_for_a_duty_as_teams_are_for_an_offer():
    offices = [
        team(id="justice", kind="department", slots=frozenset(), base=FAR),
        team(id="health", kind="department", slots=frozenset(), base=NEAR),
    ]
    assert ranked(HAIRCUT, *offices).eligible == ("health", "justice")
