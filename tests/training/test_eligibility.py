"""An untrained volunteer is not matched to a skilled task; whoever was trained is, while it lasts."""

from datetime import date, timedelta

import pytest

from tests.world import MONDAY, SINCE
from wudan.orders.proposals import proposal_for, ranking_for
from wudan.teams.eligibility import objection_to_skill, objections_to_skill, trained_skills
from wudan.teams.models import Competence, Membership

TODAY = MONDAY.date()


@pytest.fixture
def nurse(world):
    return world.people["段护士"]


def ask(person, skill="nursing", on=TODAY):
    return objection_to_skill(person.pk, skill, on=on)


def test_who_was_trained_may(nurse):
    assert ask(nurse) is None


def test_who_was_not_is_told_to_train_first(world):
    objection = ask(world.people["小武"])
    assert objection.code == "untrained"
    assert "护理照料" in objection.words


def test_a_skill_without_training_asks_nobody(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ask(world.people["小武"], "haircut") is None


def test_it_counts_through_its_last_day_and_says_so_after(nurse):
    assert ask(nurse, on=date(2028, 1, 1)) is None
    assert "2028-01-01" in ask(nurse, on=date(2028, 1, 2)).words


def test_it_does_not_count_before_its_first_day(nurse):
    assert ask(nurse, on=SINCE - timedelta(days=1)).code == "untrained"


def test_a_revoked_one_counts_for_nothing(nurse):
    Competence.objects.update(revoked_at=MONDAY, revoked_why="冒用他人的证")
    assert ask(nurse).code == "untrained"


def test_many_are_asked_about_in_one_question(world, django_assert_num_queries):
    people = {person.pk: name for name, person in world.people.items()}
    with django_assert_num_queries(1):
        refused = objections_to_skill(people.keys(), "nursing", on=TODAY)
    assert people.keys() - refused.keys() == {world.people["段护士"].pk}


def test_a_team_is_trained_while_a_member_or_its_leader_is(world, django_assert_num_queries):
    teams = {key: team.pk for key, team in world.teams.items()}
    with django_assert_num_queries(1):
        assert trained_skills(teams.values(), on=TODAY) == {teams["nurses"]: {"nursing"}}
    joined = Membership.objects.create(
        team=world.teams["carers"], person=world.people["段护士"], joined_on=SINCE
    )
    assert trained_skills(teams.values(), on=TODAY)[teams["carers"]] == {"nursing"}
    joined.left_on = TODAY
    joined.save()
    assert teams["carers"] not in trained_skills(teams.values(), on=TODAY)


@pytest.fixture
def checkup(world):
    return world.order_at("accepted", service="checkup")


def test_a_trained_team_is_proposed_for_a_skilled_task(world, checkup):
    assert str(world.teams["nurses"].pk) in ranking_for(checkup, at=MONDAY).eligible


def test_an_untrained_team_is_not_and_no_note_helps(world, checkup):
    Competence.objects.all().update(valid_until=TODAY - timedelta(days=1))
    nurses = world.teams["nurses"]
    refusal = ranking_for(checkup, at=MONDAY).why_not(str(nurses.pk))
    assert (refusal.rule, refusal.code) == ("training", "untrained")
    objection = proposal_for(checkup, nurses, at=MONDAY).objection
    assert (objection.code, objection.words) == ("unlawful", "没有受过训的人：护理照料")


def test_it_must_still_count_on_the_wanted_day(world):
    order = world.place(service="checkup", wanted_on=TODAY + timedelta(days=9))
    Competence.objects.all().update(valid_until=TODAY + timedelta(days=8))
    assert not ranking_for(order, at=MONDAY).eligible
