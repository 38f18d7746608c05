"""Who signed up for a training hears that it is off, elsewhere or tomorrow; the keeper carries it where nobody reads (R058)."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from tests.notices.telling import channels, hear, told
from tests.training.sessions import BATHING, EVE, joins, opened
from tests.world import MONDAY
from wudan.jobs.chores import often
from wudan.people.models import Account
from wudan.teams.actions import training
from wudan.teams.models import TrainingSession

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
_NOON_BEFORE = MONDAY + timedelta(days=6, hours=3)


def signed(world):
    session = opened(world, capacity=5)
    for name in ("小武", "宗梅"):
        joins(world, session, name)
    return session


def test_who_signed_up_hears_that_it_is_off_and_who_has_no_page_by_the_station(world):
    session = signed(world)
    Account.objects.filter(person=world.people["小武"]).delete()
    training.cancel_session(session=session, why="讲课的人病了", by=world.actor("乔委员"), at=EVE)
    hear(EVE)
    words = ["“助浴怎么做才稳当”取消了（9月14日（周一）9:00，铁边城所二楼会议室）：讲课的人病了。您不用去了。"]  # fmt: skip
    assert told(world.people["小武"]) == told(world.people["宗梅"]) == words
    assert ("call", "waiting") in channels(world.people["小武"])


def test_another_hour_or_room_is_told_and_more_places_are_not(world):
    session, by = signed(world), world.actor("乔委员")
    wanted = replace(BATHING, capacity=9)
    training.change_session(session=session, wanted=wanted, by=by, at=EVE)
    hear(EVE)
    assert told(world.people["小武"]) == []
    wanted = replace(wanted, begins=time(9, 30), place="铁边城卫生院")
    training.change_session(session=session, wanted=wanted, by=by, at=EVE)
    hear(EVE)
    assert told(world.people["小武"]) == [
        "您报的“助浴怎么做才稳当”改了：现在是9月14日（周一）9:30，铁边城卫生院。去不了的话，早点退出，让给别人。"
    ]


def test_the_day_before_they_are_reminded_once_and_anew_when_the_hour_moves(world):
    session = signed(world)
    assert training.remind_trainees in often()
    assert training.remind_trainees(at=_NOON_BEFORE - timedelta(days=1)) == 0
    assert training.remind_trainees(at=_NOON_BEFORE + timedelta(hours=10)) == 0  # at night
    assert training.remind_trainees(at=_NOON_BEFORE) == 1
    assert training.remind_trainees(at=_NOON_BEFORE) == 0
    hear(_NOON_BEFORE)
    (one,) = told(world.people["宗梅"])
    assert one.startswith("提醒您：“助浴怎么做才稳当”9月14日（周一）9:00，")
    wanted = replace(BATHING, capacity=5, begins=time(10), minutes=90)
    training.change_session(
        session=session, wanted=wanted, by=world.actor("乔委员"), at=_NOON_BEFORE
    )
    assert TrainingSession.objects.get().reminded_at is None
    assert training.remind_trainees(at=_NOON_BEFORE) == 1


def test_who_took_it_back_hears_nothing(world):
    session = signed(world)
    line = session.attendances.get(person=world.people["小武"])
    training.withdraw(attendance=line, by=world.oneself("小武"), at=EVE)
    training.cancel_session(session=session, why="讲课的人病了", by=world.actor("乔委员"), at=EVE)
    hear(EVE)
    assert told(world.people["小武"]) == []
