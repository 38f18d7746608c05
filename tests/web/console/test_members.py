"""A leader answers who wants to join; what was typed stays; others have no such page."""

import pytest

from tests.teams.joining import ask, member, refused, registered
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.people.models import Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Appeal, Application


@pytest.fixture
def county(world):
    registered(world, "白嫂", "小武")
    return world


def test_the_leader_takes_somebody_in(county, desk_of):
    asked = ask(county, words="会理发")
    desk = desk_of("苏远")
    assert "会理发" in words_of(desk.see("members"))
    assert desk.send("members-act", act="approve", pk=asked.pk).status_code == 303
    assert member(county, "白嫂")


def test_a_refusal_without_reason_is_told_and_nothing_is_done(county, desk_of):
    asked = ask(county)
    answer = desk_of("苏远").send("members-act", act="refuse", pk=asked.pk, words=" ")
    assert answer.status_code == 422
    assert "请写一句" in words_of(answer)
    assert Application.objects.get(pk=asked.pk).state == "asked"


@pytest.mark.parametrize("pk", ["", "abc", "99999999999999999999999", "-1"])
def test_nonsense_is_not_found(county, desk_of, pk):
    assert desk_of("苏远").send("members-act", act="approve", pk=pk).status_code == 404


def test_another_leader_finds_nothing_to_answer(county, desk_of):
    asked = ask(county)
    answer = desk_of("宗梅").send("members-act", act="approve", pk=asked.pk)
    assert answer.status_code == 404


def test_the_site_above_decides_an_appeal(county, desk_of):
    asked = refused(county)
    row = joining.appeal(
        against=asked, words="我能来", by=county.actor("白嫂"), at=asked.answered_at
    )
    desk = desk_of("马青山")
    assert "我能来" in words_of(desk.see("members"))
    desk.send("members-act", act="uphold", pk=row.pk, words="确实人满")
    assert Appeal.objects.get(pk=row.pk).state == "upheld"


def test_an_unknown_person_and_a_known_one_who_cannot_are_told_the_same(county, desk_of):
    desk = desk_of("苏远")
    told = [
        desk.send("members-act", act="introduce", name=name, phone=phone)
        for name, phone in (("没有这人", "13800000000"), ("秦奶奶", "13800000001"))
    ]
    assert [answer.status_code for answer in told] == [422, 422]
    assert all("没有找到这个人" in words_of(answer) for answer in told)


def test_coverage_opens_and_the_team_page_says_since_when(county, desk_of):
    desk = desk_of("柳文书")
    assert "不排名" in words_of(desk.see("coverage"))
    page = words_of(desk.see("team", county.teams["clippers"].pk))
    assert "起任队长" in page


def test_a_leader_reads_what_members_say_to_be_and_nothing_of_who_said_nothing(county, desk_of):
    Volunteer.objects.filter(person=county.people["小武"]).update(source="retired")
    page = words_of(desk_of("苏远").see("members"))
    assert "退休人员" in page
    Volunteer.objects.filter(person=county.people["小武"]).update(left_at=MONDAY)
    assert "退休人员" not in words_of(desk_of("苏远").see("members"))
