"""志愿活动: find it, sign up, wait, stay away, look for somebody — by plain forms."""

import pytest

from tests.activities.drafting import LATER, opened, opening, sign, volunteer
from wudan.activities import actions
from wudan.activities.models import SignUp
from wudan.activities.wanted import WantedPosition
from wudan.people.models import Account


@pytest.fixture
def me(world, as_):
    person = world.people["小武"]
    volunteer(world, "小武")
    assert Account.objects.filter(person=person).exists()
    return as_("小武")


def text(answer):
    return answer.content.decode()


def test_a_visitor_reads_the_list_and_is_asked_to_sign_in(world, passer_by):
    activity = opened(world)
    assert "周六村口义剪" in text(passer_by.look("/activities"))
    assert "登录后报名" in text(passer_by.look(f"/activities/{activity.no}"))


def test_what_fits_me_is_shown_and_one_press_signs_me_up(world, me):
    activity = opened(world)
    assert "周六村口义剪" in text(me.look("/activities"))
    answer = me.send(f"/openings/{opening(activity).pk}/sign-up")
    assert answer.status_code == 303
    assert "您报上了" in text(me.look(f"/activities/{activity.no}"))
    assert "周六村口义剪" in text(me.look("/activities/mine"))


def test_when_it_is_full_i_wait_and_get_the_place_of_who_cannot_come(world, me):
    activity = opened(world, positions=(WantedPosition("理发", 1),))
    first = sign(world, activity, "田小满")
    me.send(f"/openings/{opening(activity).pk}/sign-up")
    assert "您在候补" in text(me.look(f"/activities/{activity.no}"))

    actions.withdraw(sign_up=first, by=world.oneself("田小满"), at=LATER)
    assert "您报上了" in text(me.look(f"/activities/{activity.no}"))


def test_twice_the_same_is_refused_with_the_reason(world, me):
    activity = opened(world)
    sign(world, activity, "小武")
    answer = me.send(f"/openings/{opening(activity).pk}/sign-up")
    assert answer.status_code == 422
    assert "已经报过" in text(answer)
    assert SignUp.objects.count() == 1


def test_what_is_not_mine_is_not_there(world, me):
    other = sign(world, opened(world), "田小满")
    assert me.send(f"/sign-ups/{other.pk}/withdrawal").status_code == 404


def test_my_calendar_has_my_activity_and_dies_when_made_anew(world, me, passer_by):
    sign(world, opened(world), "小武")
    me.send("/activities/calendar")
    page = text(me.look("/activities/calendar"))
    address = page.split('value="http')[1].split('"')[0]
    path = "/" + address.split("/", 3)[3]
    feed = passer_by.look(path)
    assert feed["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:周六村口义剪" in text(feed)
    me.send("/activities/calendar")
    assert passer_by.look(path).status_code == 404


def test_the_list_takes_few_statements(world, me, django_assert_max_num_queries):
    for _ in range(4):
        opened(world)
    me.look("/activities")
    with django_assert_max_num_queries(8):  # session, account, posts and teams among them
        me.look("/activities")
