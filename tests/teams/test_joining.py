"""入队: asked for by oneself, or introduced and agreed to; the leader decides, minors are looked after."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.people.bonding import TEEN_BORN, parented
from tests.teams.joining import ask, born, member, registered
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.people.actions import consents
from wudan.people.actors import for_self
from wudan.teams.actions import joining
from wudan.teams.models import Application, Membership, Team

pytestmark = pytest.mark.postgres


@pytest.fixture
def county(world):
    registered(world, "白嫂", "贺叔", "小武")
    return world


def approve(world, asked, by="苏远", risks=(), at=MONDAY):
    return joining.approve(application=asked, risks=risks, by=world.actor(by), at=at)


def test_a_volunteer_asks_and_the_leader_says_yes(county):
    before = Team.objects.get(pk=county.teams["clippers"].pk).members_count
    asked = ask(county, words="会理发，周末有空")
    approve(county, asked)
    assert member(county, "白嫂").team_id == county.teams["clippers"].pk
    assert Application.objects.get(pk=asked.pk).state == "approved"
    assert Team.objects.get(pk=county.teams["clippers"].pk).members_count == before + 1
    events = Event.objects.filter(subject="team").order_by("pk")
    assert [event.verb for event in events] == ["team.apply", "team.approve"]


def test_who_is_no_volunteer_registers_first(world):
    with objected("not_a_volunteer"):
        ask(world)


def test_nobody_asks_twice_nor_as_a_member(county):
    asked = ask(county)
    with objected("asked"):
        ask(county)
    approve(county, asked)
    with objected("member"):
        ask(county)
    with objected("answered"):
        approve(county, asked)


def test_who_left_asks_again(county):
    approve(county, ask(county))
    joining.leave(membership=member(county, "白嫂"), by=county.actor("白嫂"), at=MONDAY)
    approve(county, ask(county, at=MONDAY + timedelta(days=1)))
    assert Membership.objects.filter(person=county.people["白嫂"]).count() == 2


def test_a_member_introduces_and_nothing_follows_without_the_persons_yes(county):
    made = joining.introduce(
        team=county.teams["clippers"], person=county.people["贺叔"], words="手艺好",
        by=county.actor("小武"), at=MONDAY,
    )  # fmt: skip
    with objected("answered"):
        approve(county, made)
    with objected("not_yours"):
        joining.agree(application=made, by=county.actor("小武"), at=MONDAY)
    agreed = joining.agree(application=made, by=county.actor("贺叔"), at=MONDAY)
    approve(county, agreed)
    assert Application.objects.get(pk=made.pk).introduced_by_id == county.people["小武"].pk


def test_who_is_no_member_introduces_nobody_and_nobody_oneself(county):
    team = county.teams["clippers"]
    with objected("not_a_member"):
        joining.introduce(
            team=team, person=county.people["贺叔"], by=county.actor("白嫂"), at=MONDAY
        )
    with objected("yourself"):
        joining.introduce(
            team=team, person=county.people["小武"], by=county.actor("小武"), at=MONDAY
        )


def test_who_was_introduced_may_say_no(county):
    made = joining.introduce(
        team=county.teams["clippers"], person=county.people["贺叔"], by=county.actor("苏远"), at=MONDAY,
    )  # fmt: skip
    joining.withdraw(application=made, by=county.actor("贺叔"), at=MONDAY)
    assert Application.objects.get(pk=made.pk).state == "withdrawn"
    ask(county, "贺叔")


@pytest.mark.parametrize("by", ["宗梅", "马青山", "乔委员", "柳文书", "小武", "景科长"])
def test_others_than_the_leader_do_not_answer(county, by):
    asked = ask(county)
    with objected("has_a_leader" if by in {"马青山", "乔委员", "柳文书"} else "not_your_team"):
        approve(county, asked, by)


def test_without_a_leader_the_site_answers(county):
    asked = ask(county)
    post = county.posts["苏远"]
    post.ends_on = MONDAY.date()
    post.save()
    approve(county, asked, "马青山")
    assert member(county, "白嫂")


def test_a_minor_joins_with_the_guardians_word_and_never_where_it_is_risky(county):
    parented(county, child="白嫂", day=TEEN_BORN)
    teen = county.people["白嫂"]
    with objected("needs_guardian"):
        ask(county)
    parent = county.people["李小妹"]
    consents.give(
        person=teen, kind="minor", by=for_self(parent.pk), at=MONDAY, given_by="guardian",
        guardian=parent,
    )  # fmt: skip
    asked = ask(county)
    with objected("no_minors"):
        approve(county, asked, risks=("bodily",))
    approve(county, asked)
    team = Team.objects.get(pk=county.teams["clippers"].pk)
    assert team.has_minors
    grown = MONDAY.replace(year=TEEN_BORN.year + 18) + timedelta(days=366)
    assert joining.grow_up(at=grown) == 1
    team.refresh_from_db()
    assert not team.has_minors
    joining.leave(membership=member(county, "白嫂"), by=county.actor("白嫂"), at=MONDAY)


def test_a_minor_who_leaves_takes_the_mark_along_but_what_was_told_stays(county):
    born(county, "小武", TEEN_BORN)
    team = county.teams["clippers"]
    Team.objects.filter(pk=team.pk).update(has_minors=True)
    joining.leave(membership=member(county), by=county.actor("小武"), at=MONDAY)
    assert not Team.objects.get(pk=team.pk).has_minors
    Team.objects.filter(pk=team.pk).update(has_minors=True, minors_told=True)
    assert joining.grow_up(at=MONDAY) == 0


@pytest.mark.parametrize("words", ["字" * 201, "有\x00坏字", "号是 110105 19491231 002x"])
def test_words_that_cannot_be_kept_are_refused(county, words):
    with malformed("words"):
        ask(county, words=words)
    assert not Application.objects.exists()


def test_the_database_keeps_one_open_application(county):
    asked = ask(county)
    with refused_by_the_database("application_once|UNIQUE"):
        Application.objects.create(
            team=asked.team, person=asked.person, state="asked", asked_at=MONDAY
        )
