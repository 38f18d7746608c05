"""Everybody sees the teams, without anybody's name or phone; a volunteer asks, leaves, appeals."""

import pytest

from tests.entering import come_in
from tests.teams.joining import member, refused, registered
from tests.web.console.desk import Desk, words_of
from wudan.teams.models import Appeal, Application


@pytest.fixture
def desk_of(world, client):
    def sit(name):
        return Desk(come_in(client, world.people[name].account))

    return sit


def test_a_stranger_sees_what_a_team_does_and_nobodys_name(world, client):
    desk, team = Desk(client), world.teams["clippers"]
    assert "理发小队" in words_of(desk.see("teams"))
    assert "铁边城所" in {town.name for town in desk.see("teams").context["towns"]}
    page = words_of(desk.see("team-shown", team.pk))
    assert "怎样加入" in page
    assert "苏远" not in page
    assert world.phone("苏远") not in page


def test_a_volunteer_asks_and_takes_it_back(world, desk_of):
    registered(world, "白嫂")
    desk = desk_of("白嫂")
    desk.send("team-application", world.teams["clippers"].pk, words="周末有空")
    asked = Application.objects.get()
    assert "周末有空" in words_of(desk.see("my-teams"))
    desk.send("my-teams-act", act="withdraw", pk=asked.pk)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_who_is_no_volunteer_is_told_what_to_do_first(world, desk_of):
    answer = desk_of("白嫂").send("team-application", world.teams["clippers"].pk, words="字")
    assert answer.status_code == 422
    assert "先要登记为志愿者" in words_of(answer)


def test_a_member_leaves_with_one_press(world, desk_of):
    mine = member(world)
    desk_of("小武").send("my-teams-act", act="leave", pk=mine.pk)
    mine.refresh_from_db()
    assert mine.left_on


def test_a_refusal_is_shown_with_its_reason_and_appealed_against(world, desk_of):
    registered(world, "白嫂")
    asked = refused(world, reason="这季人满了")
    desk = desk_of("白嫂")
    assert "这季人满了" in words_of(desk.see("my-teams"))
    desk.send("my-teams-act", act="appeal", pk=asked.pk, words="我每周都能来")
    assert Appeal.objects.get().words == "我每周都能来"


def test_somebody_elses_line_is_not_found(world, desk_of):
    mine = member(world)
    answer = desk_of("白嫂").send("my-teams-act", act="leave", pk=mine.pk)
    assert answer.status_code == 404
