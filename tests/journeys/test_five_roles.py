"""点单 → 接单 → 派单 → 买单 → 评单, by five people on their own screens; without script the elder in 长辈版."""

import pytest

from tests.journeys.walking import DESK, Street, number_on, open_order, press, reads
from wudan.orders.models import Order

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(True, id="with script", marks=pytest.mark.long),
        pytest.param(False, id="without script"),
    ],
)
def test_five_people_walk_one_order_from_need_to_review(street: Street, script):
    elder = street.walk_up("秦奶奶", script=script)
    if not script:
        press(elder, "长辈版")
        reads(elder, "标准版")
    elder.goto("/services/haircut")
    elder.get_by_role("link", name="点这一单").first.click()
    elder.get_by_label("您需要什么").fill("头发长了，想请人上门剪一剪。")
    press(elder, "点单")
    reads(elder, "待接单")
    no = number_on(elder)

    keeper = street.walk_up("马青山", script=script)
    keeper.goto("/desk/queue")
    keeper.get_by_role("link", name="上门理发").click()
    press(keeper, "接单")
    reads(keeper, "待派单")

    officer = street.walk_up("景科长", size=DESK, script=script)
    officer.goto("/desk/dispatching")
    officer.get_by_role("link", name="上门理发").click()
    officer.goto(f"/orders/{no}/dispatch")
    officer.locator("input[name=team]").first.check()
    press(officer, "发出邀约")
    reads(officer, "已派单·待买单")

    chosen = Order.objects.get(no=no).dispatch.unit
    leader = street.walk_up({"理发小队": "苏远", "助老分队": "宗梅"}[chosen.name], script=script)
    leader.goto("/desk/team")
    leader.get_by_role("link", name="上门理发").first.click()
    press(leader, "接下这一单")
    reads(leader, "已买单·已排期")
    leader.get_by_label("做了什么").fill("剪好了，地也扫干净了。")
    leader.get_by_label("用了多少分钟").fill("40")
    press(leader, "办完了")
    reads(leader, "待确认")

    open_order(elder, no)
    reads(elder, "剪好了，地也扫干净了。")
    elder.get_by_text("很满意", exact=True).click()
    press(elder, "评单")
    reads(elder, "已评单")
    done = Order.objects.get(no=no)
    assert (done.stage, done.review.score) == ("reviewed", 5)
    assert bool(done.placed_for.account.large_type) is not script
