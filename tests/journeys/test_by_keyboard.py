"""点单 → 接单 → 派单 → 买单 → 评单 by keys alone, the elder in 长辈版; the focus is always seen, never held."""

import pytest

from tests.journeys.typing import HERE, MOST_TABS, sit_down
from tests.journeys.walking import Street, number_on, reads
from wudan.orders.models import Order
from wudan.people.models import Account

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]


def test_one_order_is_walked_without_a_mouse(street: Street):
    elder = sit_down(street, "秦奶奶", large=True)
    elder.page.goto("/services/haircut")
    elder.skip()
    elder.press("点这一单")
    elder.write("您需要什么", "头发长了，想请人上门剪一剪。")
    elder.press("点单", kind="submit")
    reads(elder.page, "待接单")
    no = number_on(elder.page)

    keeper = sit_down(street, "马青山")
    keeper.page.goto("/desk/queue")
    keeper.skip()
    keeper.press("上门理发")
    keeper.press("接单")
    reads(keeper.page, "待派单")

    officer = sit_down(street, "景科长")
    officer.page.goto(f"/orders/{no}/dispatch")
    officer.skip()
    officer.to("", kind="radio")
    officer.page.keyboard.press("Space")
    officer.press("发出邀约")
    reads(officer.page, "已派单·待买单")

    chosen = Order.objects.get(no=no).dispatch.unit
    leader = sit_down(street, {"理发小队": "苏远", "助老分队": "宗梅"}[chosen.name])
    leader.page.goto("/desk/team")
    leader.skip()
    leader.press("上门理发")
    leader.press("接下这一单")
    reads(leader.page, "已买单·已排期")
    leader.write("做了什么", "剪好了，地也扫干净了。")
    leader.write("用了多少分钟", "40")
    leader.press("办完了")
    reads(leader.page, "待确认")

    elder.page.goto(f"/orders/{no}")
    elder.to("", kind="radio")
    elder.page.keyboard.press("Space")
    elder.press("评单")
    reads(elder.page, "已评单")
    assert Order.objects.get(no=no).stage == "reviewed"


@pytest.mark.parametrize(
    "path", ["/", "/services", "/orders/new", "/orders/mine", "/places", "/display"]
)
def test_no_page_holds_the_focus(street: Street, path):
    elder = sit_down(street, "秦奶奶")
    elder.page.goto(path)
    names = []
    for _ in range(MOST_TABS):
        elder.page.keyboard.press("Tab")
        here = elder.page.evaluate(HERE)
        if here is None or (names and here["name"] == names[0] == "跳到正文"):
            break
        names.append(here["name"])
    else:
        pytest.fail(f"Tab never leaves the page: {names[-5:]}")
    assert names[0] == "跳到正文"
    assert "长辈版" in names


def test_a_switch_keeps_what_was_typed(street: Street):
    elder = sit_down(street, "秦奶奶")
    elder.page.goto("/orders/new")
    elder.write("您需要什么", "修灯")
    with elder.page.expect_response("**/display"):
        elder.to("长辈版")
        elder.page.keyboard.press("Enter")
    assert elder.page.evaluate("document.documentElement.dataset.type") == "large"
    assert elder.page.get_by_label("您需要什么").input_value() == "修灯"
    assert Account.objects.get(person=street.world.people["秦奶奶"]).large_type
