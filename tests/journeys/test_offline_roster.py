"""A village without signal: the leader takes the roster along, taps, comes back, hands it in twice."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.activities.attendance.building import activity, place, shift
from tests.journeys.walking import Street, press, reads
from wudan.activities.models import Attendance, RosterDevice, RosterMark
from wudan.kit import clock

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]


def running(street: Street):
    """A shift that runs now and stays within its day."""
    now = clock.now()
    today = clock.midnight(clock.day_of(now))
    starts = max(now - timedelta(minutes=50), today)
    ends = min(now + timedelta(minutes=50), today + timedelta(days=1, seconds=-1))
    return shift(activity(street.world), starts, ends)


def test_a_roster_taken_along_comes_back_twice_with_one_effect(street: Street):
    made = running(street)
    place(made, street.world.people["小武"], street.world.people["李小妹"])
    leader = street.walk_up("苏远")
    leader.goto(f"/activities/{made.activity.no}/roster")
    leader.get_by_role("link", name="没信号？带走名册").click()
    press(leader, "带走这份名册")
    reads(leader, "名册在这部手机里了")
    leader.wait_for_function("async () => (await caches.keys()).includes('wudan-offline')")
    leader.wait_for_function("() => navigator.serviceWorker.controller !== null")

    leader.context.set_offline(True)
    press(leader, "小武 来了")
    press(leader, "李小妹 来了")
    reads(leader, "还没有交： 2 条")
    press(leader, "交回去")
    reads(leader, "都还在手机里")
    leader.reload()
    reads(leader, "还没有交： 2 条")
    press(leader, "小武 走了")
    reads(leader, "还没有交： 3 条")
    assert not Attendance.objects.exists()

    leader.context.set_offline(False)
    press(leader, "交回去")
    reads(leader, "都交回去了： 3 条")
    press(leader, "交回去")
    expect(leader.get_by_text("都交回去了： 3 条")).to_be_visible()
    leader.reload()
    reads(leader, "都交回去了： 3 条")
    press(leader, "变成文字，拿到电脑上交")
    text = leader.get_by_label("离线名册的文字").input_value()
    leader.get_by_text("把手机里的文字贴在这里交").click()
    leader.get_by_label("手机上的文字，从头到尾").fill(text)
    press(leader, "交上")
    reads(leader, "离线名册收到了")

    assert RosterDevice.objects.get().last_counter == 3
    assert list(RosterMark.objects.order_by("counter").values_list("counter", "kind", "words")) == [
        (1, "came", ""), (2, "came", ""), (3, "left", ""),
    ]  # fmt: skip
    assert [
        (one.state, one.came_by, one.left_by) for one in Attendance.objects.order_by("sign_up")
    ] == [("left", "offline", "offline"), ("present", "offline", "")]
    reads(leader, "报上 2 人，到了 2 人")


def test_without_script_a_list_a_tap_and_a_code_are_enough(street: Street):
    made = running(street)
    place(made, street.world.people["小武"], street.world.people["李小妹"])
    leader = street.walk_up("苏远", script=False)
    leader.goto(f"/activities/{made.activity.no}/roster")
    press(leader, "李小妹 来了")
    reads(leader, "报上 2 人，到了 1 人")
    leader.goto(f"/activities/{made.activity.no}/shifts/{made.pk}/code?kind=came")
    told = leader.locator(".code-digits").inner_text()
    volunteer = street.walk_up("小武", script=False)
    volunteer.goto("/attend")
    volunteer.get_by_role("link", name="村口义剪").click()
    volunteer.get_by_label("队长手里的六位数字").fill(told)
    press(volunteer, "我来了")
    reads(volunteer, "到场登记好了")
    assert sorted(Attendance.objects.values_list("came_by", flat=True)) == ["code", "roster"]
