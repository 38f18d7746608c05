"""A village gets a new keeper: handed over by the office, signed for, and the work goes on."""

import pytest

from tests.journeys.walking import DESK, Street, press, reads
from wudan.orders.models import Order
from wudan.people.models import Handover

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(True, id="with script", marks=pytest.mark.long),
        pytest.param(False, id="without script"),
    ],
)
def test_a_keeper_changes_and_nothing_is_lost(street: Street, script):
    elder = street.walk_up("秦奶奶", script=script)
    elder.goto("/services/haircut")
    elder.get_by_role("link", name="点这一单").first.click()
    elder.get_by_label("您需要什么").fill("头发长了，想请人上门剪一剪。")
    press(elder, "点单")
    reads(elder, "待接单")
    old = street.walk_up("马青山", script=script)
    old.goto("/desk/queue")
    reads(old, "上门理发")

    office = street.walk_up("柳文书", size=DESK, script=script)
    office.goto("/desk/posts")
    office.get_by_role("link", name="马青山").click()
    office.get_by_role("link", name="交接给别人").click()
    reads(office, "未办事项 1 件")
    office.get_by_label("姓名，或手机号后四位").fill("高大")
    press(office, "找")
    office.get_by_role("link", name="高大爷").click()
    office.get_by_label("为什么").fill("村两委换届")
    press(office, "确定交接")
    reads(office, "已交接，立即生效")

    old.goto("/desk/queue")
    assert "/sign-in" in old.url
    new = street.walk_up("高大爷", script=script)
    new.goto("/desk/queue")
    new.get_by_role("link", name="看一遍并确认").click()
    press(new, "我已看过，确认接手")
    reads(new, "已确认接手")
    new.get_by_role("link", name="上门理发").click()
    press(new, "接单")
    reads(new, "待派单")
    order, handed = Order.objects.get(), Handover.objects.get()
    assert (order.stage, order.acceptances.get().person_id) == (
        "accepted",
        handed.to_post.person_id,
    )
    assert handed.acknowledged_at
