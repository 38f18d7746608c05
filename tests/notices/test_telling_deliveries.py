"""Who is asked for a delivery hears it; so does who need not go, who was promised it, and who planned it (R039)."""

from datetime import timedelta

import pytest

from tests.deliveries.planning import (
    FRIDAY,
    LATER,
    accepted,
    begun,
    placed,
    published,
    stop,
    the_one,
)
from tests.notices.telling import hear, told
from tests.world import MONDAY
from wudan.deliveries import actions
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.notices.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
_ASKED = "请你们去送“送戏下乡”：9月11日（周五）9:00，王台村站。去不去都请在9月9日（周三）9:00前回一声，不去不扣什么；到期没有回话就另请别人。"  # fmt: skip


def told_to(world, name):
    return told(world.people[name])


def test_a_team_that_is_asked_hears_what_where_and_till_when(world):
    row = the_one(published(world))
    hear()
    assert told_to(world, "呼延歌") == [_ASKED]
    assert {one.link for one in Message.objects.all()} == {f"/desk/deliveries/{row.no}"}


def test_a_round_to_many_villages_is_one_notice_that_leads_to_all(world):
    again = FRIDAY + timedelta(days=3)
    plan = published(world, stop(world, "徐家湾村", at=again), stop(world))
    hear()
    (one,) = told_to(world, "呼延歌")
    assert "9月11日（周五）9:00，王台村站等2次" in one
    assert Message.objects.get().link == "/desk/deliveries"
    actions.cancel_round(plan=plan, why="戏台在修", by=world.actor("艾科长"), at=LATER)
    hear()
    assert told_to(world, "呼延歌")[1:] == [
        "“送戏下乡”（9月11日（周五）9:00，王台村站等2次）你们不用去送了。原因：戏台在修。"
    ]


def test_what_was_answered_before_it_could_be_told_is_not_asked_any_more(world):
    accepted(world)
    hear()
    assert told_to(world, "呼延歌") == []


def test_the_station_hears_a_yes_calmly_and_that_it_was_taken_back(world):
    row = accepted(world)
    hear()
    assert told_to(world, "贾站长") == ["文艺队答应来送“送戏下乡”：9月11日（周五）9:00，王台村站。"]
    actions.refuse(row=row, by=world.actor("呼延歌"), at=LATER)
    hear()
    assert told_to(world, "贾站长")[1:] == [
        "原来说好9月11日（周五）9:00到王台村站送“送戏下乡”的：原来答应的去不了了，正在另请。"
    ]
    assert told_to(world, "艾科长") == [
        "文艺队去不了：“送戏下乡”，9月11日（周五）9:00，王台村站。可以另请一家。"
    ]


def test_a_no_that_nobody_waited_for_is_told_to_the_planner_alone(world):
    row = the_one(published(world))
    actions.refuse(row=row, by=world.actor("呼延歌"), at=LATER)
    hear()
    assert told_to(world, "贾站长") == []
    assert len(told_to(world, "艾科长")) == 1


def test_another_time_is_asked_anew_and_the_station_hears_which_day_fell(world):
    row, day = accepted(world), timedelta(days=3)
    actions.move(
        row=row, starts_at=FRIDAY + day, ends_at=FRIDAY + day + timedelta(hours=2), by=world.actor("艾科长"), at=LATER
    )  # fmt: skip
    hear()
    assert told_to(world, "呼延歌") == [
        "请你们去送的“送戏下乡”改了时间：9月14日（周一）9:00，王台村站。以前答应的不算数，去不去都请在9月9日（周三）10:00前回一声，不去不扣什么；到期没有回话就另请别人。"
    ]
    assert told_to(world, "贾站长") == [
        "原来说好9月11日9:00到王台村站送“送戏下乡”的：改到9月14日（周一）9:00，等他们再答复。"
    ]


def test_who_is_asked_no_longer_hears_why(world):
    actions.recall(
        row=the_one(published(world)), why="村里修路", by=world.actor("艾科长"), at=LATER
    )
    hear()
    assert told_to(world, "呼延歌") == [
        "“送戏下乡”（9月11日（周五）9:00，王台村站）你们不用去送了。原因：村里修路。"
    ]
    assert told_to(world, "贾站长") == []


def test_a_silence_is_told_to_the_planner_once_for_all_that_was_due(world):
    published(world, stop(world), stop(world, "徐家湾村", at=FRIDAY + timedelta(days=3)))
    due = DeliveryOffer.objects.first().due_at
    hear()
    actions.lapse_due(at=due)
    hear(due)
    assert told_to(world, "艾科长") == [
        "文艺队到期没有答复：“送戏下乡”，9月11日（周五）9:00，王台村站等2次。可以另请一家。"
    ]
    assert len(told_to(world, "呼延歌")) == 1


def test_a_department_is_told_its_duty_without_the_words_for_volunteers(world):
    plan = begun(world, "柳文书", mode="duty")
    (row,) = placed(world, plan, stop(world, party=None), who="柳文书")
    actions.offer(row=row, party=world.units["文旅局"], by=world.actor("柳文书"), at=MONDAY)
    actions.publish(plan=plan, by=world.actor("柳文书"), at=MONDAY)
    hear()
    (one,) = told_to(world, "艾科长")
    assert "请在9月9日（周三）9:00前回一声" in one
    assert "不扣什么" not in one
    assert "另请" not in one
    assert Delivery.objects.get().stage == "offered"
