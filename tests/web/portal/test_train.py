"""A volunteer finds a training, takes a place, gives it back, and prints the own record."""

import pytest

from tests.training.sessions import AFTER, crowd, held, joins, opened
from tests.web.portal.visiting import text
from wudan.teams.actions import training
from wudan.teams.models import TrainingAttendance, TrainingSession


def test_a_place_is_taken_and_given_back(world, as_):
    session, visitor = opened(world), as_("小武")
    page = text(visitor.look("/training"))
    assert "助浴怎么做才稳当" in page
    assert "还有 2 个名额" in page
    assert visitor.send(f"/training/{session.pk}/sign-up").status_code == 303
    assert "我报了名的" in text(visitor.look("/training"))
    assert visitor.send(f"/training/{session.pk}/withdrawal").status_code == 303
    assert TrainingSession.objects.get().taken == 0


def test_the_same_form_sent_twice_takes_one_place(world, as_):
    session, visitor = opened(world), as_("小武")
    for _ in range(2):
        answer = visitor.send(f"/training/{session.pk}/sign-up", token="one-and-the-same")
        assert answer.status_code == 303
    assert TrainingAttendance.objects.count() == 1


def test_a_resident_is_told_to_register_first(world, as_):
    session, visitor = opened(world), as_("秦奶奶")
    assert "请先登记为志愿者" in text(visitor.look("/training"))
    refused = visitor.send(f"/training/{session.pk}/sign-up")
    assert refused.status_code == 422
    assert "请先登记为志愿者" in text(refused)


def test_a_full_one_shows_so_and_refuses(world, as_):
    session = opened(world, capacity=1)
    joins(world, session, "苏远")
    visitor = as_("小武")
    assert "名额满了" in text(visitor.look("/training"))
    assert visitor.send(f"/training/{session.pk}/sign-up").status_code == 422


@pytest.mark.parametrize("act", ["sign-up", "withdrawal"])
def test_what_is_not_there_is_not_there(world, as_, act):
    opened(world)
    visitor = as_("小武")
    for pk in ("404", "99999999999999999999"):
        assert visitor.send(f"/training/{pk}/{act}").status_code == 404


def test_nothing_to_give_back_is_told(world, as_):
    session = opened(world)
    assert as_("小武").send(f"/training/{session.pk}/withdrawal").status_code == 422


def test_the_own_record_says_what_and_until_when(world, as_):
    session = opened(world)
    joins(world, session, "小武")
    assert "报了名" in text(as_("小武").look("/training/mine"))
    held(world, session, "小武", at=AFTER)
    page = text(as_("小武").look("/training/mine"))
    for said in (
        "助浴",
        "2028年9月13日",
        "120 分钟",
        "铁边城所",
        "2026年9月14日",
        "考核通过",
        "有效",
    ):
        assert said in page
    nobody = text(as_("秦奶奶").look("/training/mine"))
    assert "助浴怎么做才稳当" not in nobody


def test_a_cancelled_one_says_why_on_the_own_record(world, as_):
    session = opened(world)
    joins(world, session, "小武")
    training.cancel_session(session=session, why="下雪封路", by=world.actor("乔委员"), at=AFTER)
    assert "下雪封路" in text(as_("小武").look("/training/mine"))


def test_a_volunteer_reaches_it_from_the_own_pages(as_):
    assert 'href="/training"' in text(as_("小武").look("/account"))
    assert 'href="/training"' in text(as_("小武").look("/desk/team"))


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_takes_few_statements(world, as_, many, django_assert_max_num_queries):
    for hour in range(many):
        opened(world, name=f"第 {hour} 次", capacity=30)
    crowd(world, many)
    visitor = as_("小武")
    visitor.look("/training")
    with django_assert_max_num_queries(8):
        visitor.look("/training")
    with django_assert_max_num_queries(8):
        visitor.look("/training/mine")
