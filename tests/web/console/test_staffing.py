"""The organizer's page of a roster: propose, change, send, note an answer, propose again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.activities.drafting import morning
from tests.activities.staffing.calling import ONE, event, member, openings, put, send
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.activities.models import ShiftInvitation
from wudan.people.models import Volunteer


def test_proposed_sent_refused_by_telephone_and_proposed_again(world, desk_of):
    made, desk = event(world, positions=ONE, shifts=(morning(),)), desk_of("苏远")
    member(world, "小武")
    member(world, "李小妹")
    page = words_of(desk.see("activity-staffing", made.no))
    assert "排一次" in page
    assert "发出 " not in page
    assert desk.send("staffing-proposal", made.no).status_code == 303
    page = words_of(desk.see("activity-staffing", made.no))
    assert "没有更好的排法（已证明）" in page
    assert "发出 1 份邀请" in page
    desk.send("staffing-invitations", made.no)
    first = ShiftInvitation.objects.get()
    assert "等答复" in words_of(desk.see("activity-staffing", made.no))
    desk.send("staffing-answer", made.no, first.pk, answer="no", channel="telephone")
    desk.send("staffing-proposal", made.no)
    second = ShiftInvitation.objects.proposed().get()
    assert second.person_id != first.person_id


def test_an_empty_place_says_why(world, desk_of):
    made, desk = event(world), desk_of("苏远")
    member(world, "小武")
    desk.send("staffing-proposal", made.no)
    desk.send(
        "staffing-line-removal", made.no, openings(made)[0].invitations.get(person__name="小武").pk
    )
    page = words_of(desk.see("activity-staffing", made.no))
    assert "还空着 1 个名额" in page
    assert "分钟的代价" in page


def test_somebody_is_put_on_the_list_by_hand(world, desk_of):
    made, desk = event(world), desk_of("苏远")
    member(world, "小武")
    said = {"opening": openings(made)[0].pk, "person": world.people["小武"].pk}
    assert desk.send("staffing-line", made.no, **said).status_code == 303
    assert "您加的" in words_of(desk.see("activity-staffing", made.no))
    again = desk.send("staffing-line", made.no, **said)
    assert (again.status_code, "已经列了这个人" in words_of(again)) == (422, True)


@pytest.mark.parametrize("wrong", [{"opening": "0"}, {"person": "x"}, {"opening": "9" * 30}])
def test_bad_input_is_told_never_a_crash(world, desk_of, wrong):
    made = event(world)
    said = {"opening": openings(made)[0].pk, "person": world.people["小武"].pk} | wrong
    assert desk_of("苏远").send("staffing-line", made.no, **said).status_code == 422


def test_the_page_asks_little_however_many_are_on_the_list(world, desk_of):
    made, desk = event(world), desk_of("苏远")
    for name in ("小武", "李小妹"):
        put(world, made, name)
    send(world, made)
    desk.see("activity-staffing", made.no)
    with CaptureQueriesContext(connection) as asked:
        desk.see("activity-staffing", made.no)
    own = [one["sql"] for one in asked if "activities_" in one["sql"]]
    assert len(own) <= 6, own


def test_who_looks_for_a_teacher_finds_one_under_what_people_say_to_be(world, desk_of):
    made, desk = event(world), desk_of("苏远")
    for name, source in (("小武", "retired"), ("李小妹", "teacher"), ("白嫂", "")):
        member(world, name)
        told = {"source": source, "joined_at": MONDAY}
        Volunteer.objects.update_or_create(person=world.people[name], defaults=told)
    page = words_of(desk.see("activity-staffing", made.no)).partition('name="person"')[2]
    places = [
        page.index(words)
        for words in ("教师", "李小妹", "退休人员", "小武", "没有说哪类人员的", "白嫂")
    ]
    assert places == sorted(places)
    said = {"opening": openings(made)[0].pk, "person": world.people["李小妹"].pk}
    assert desk.send("staffing-line", made.no, **said).status_code == 303


def test_where_nobody_says_so_the_list_is_plain(world, desk_of):
    made, desk = event(world), desk_of("苏远")
    member(world, "小武")
    page = words_of(desk.see("activity-staffing", made.no)).partition('name="person"')[2]
    assert "optgroup" not in page
