"""Nobody looks; a team refuses; the next does not answer; the work is poor; it is mended."""

from datetime import timedelta

import pytest

from tests.journeys.walking import DESK, Street, number_on, open_order, press, reads
from wudan.jobs.worker import run_once
from wudan.orders.enums import DispatchState
from wudan.orders.models import Deadline, Order

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]


def test_refusal_next_team_overdue_escalation_poor_work_and_its_mending(street: Street):
    elder = street.walk_up("秦奶奶")
    elder.goto("/orders/new?service=haircut")
    elder.get_by_label("您需要什么").fill("想剪头发，站上来不了人就算。")
    press(elder, "点单")
    no = number_on(elder)

    let_the_deadline_pass(no)
    open_order(elder, no)
    reads(elder, "超过期限，系统上交")

    town = street.walk_up("乔委员", size=DESK)
    town.goto("/desk/queue")
    town.get_by_role("link", name="上门理发").click()
    press(town, "接单")
    reads(town, "待派单")

    office = street.walk_up("柳文书", size=DESK)
    first = send_offer(office, no)
    leader = street.walk_up(LEADERS[first])
    open_order(leader, no)
    leader.get_by_text("谢绝", exact=True).first.click()
    leader.get_by_label("原因").select_option("no_people")
    press(leader, "谢绝")
    reads(leader, "已谢绝，没有任何影响")

    second = send_offer(office, no)
    assert second != first
    let_the_deadline_pass(no)
    open_order(office, no)
    reads(office, "没有答复，收回另派")

    third = send_offer(office, no, note="再请一次，已电话说好")
    leader = street.walk_up(LEADERS[third])
    open_order(leader, no)
    press(leader, "接下这一单")
    reads(leader, "已买单·已排期")
    leader.get_by_label("做了什么").fill("去剪了。")
    leader.get_by_label("用了多少分钟").fill("15")
    press(leader, "办完了")
    reads(leader, "待确认")

    open_order(elder, no)
    elder.get_by_text("很不满意", exact=True).click()
    elder.get_by_label("想说的话").fill("剪得一边长一边短。")
    press(elder, "评单")
    reads(elder, "差评整改中")

    open_order(town, no)
    town.get_by_text("已重新服务", exact=True).click()
    town.get_by_label("怎么处理的").fill("第二天重新剪齐了，老人满意。")
    press(town, "整改回访")
    reads(town, "已办结")
    open_order(elder, no)
    reads(elder, "已办结")

    order = Order.objects.get(no=no)
    assert order.stage == "settled"
    assert [made.state for made in order.dispatches.order_by("pk")] == [
        DispatchState.REFUSED, DispatchState.EXPIRED, DispatchState.CONFIRMED,
    ]  # fmt: skip


LEADERS = {"理发小队": "苏远", "助老分队": "宗梅"}


def send_offer(page, no: str, note: str = "") -> str:
    """Offer to the first team the page allows; by asking for one by name when none is left."""
    page.goto(f"/orders/{no}/dispatch")
    if not page.locator("input[name=team]").count():
        page.goto(f"/orders/{no}/dispatch?team_name=小队")
    page.locator("label.choice-head").first.click()
    if note:
        page.locator("[name=note]").first.fill(note)
    press(page, "发出邀约")
    reads(page, "已派单·待买单")
    return Order.objects.get(no=no).dispatch.unit.name


def let_the_deadline_pass(no: str) -> None:
    """The worker's round, just after the running deadline."""
    running = Deadline.objects.get(order__no=no, ended_at=None)
    run_once(at=running.due_at + timedelta(seconds=1))
