"""Said in a forum, shown to be needed, reviewed with one who recuses, on the menu, ordered, idle, proposed to leave."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from tests.journeys.walking import DESK, Street, press, reads
from tests.projects.keeping import forum, heard, rules
from tests.world import take_step
from wudan.kit import clock
from wudan.orders.models import Order
from wudan.projects.models import NeedEvidence, Project
from wudan.registers.projects import propose_what_idles

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]
WORDS = {
    "名称": "老人上门理发日", "一句话": "上门给走不动的老人理发。", "怎么做": "每月第二个周六上门。",
    "依据哪份文件、哪项部署": "敬老月方案", "阶段性重点：对应哪一条": "办老人身边的实事。",
    "谁来做、有没有资质": "理发队八人。", "要多少钱、从哪里来": "不花钱。", "怎么看出有效果": "月月理上发。",
    "老人、孩子怎么保护": "两人同去，家属知情。",
}  # fmt: skip


def test_from_a_forum_to_the_menu_and_to_the_proposal_to_leave(street: Street):
    world = street.world
    rules()
    note = heard(world, forum(world))

    station = street.walk_up("马青山", size=DESK)
    station.goto(f"/desk/projects/new?note={note.pk}")
    for label, words in WORDS.items():
        station.get_by_label(label).first.fill(words)
    station.get_by_label("哪个平台").select_option(label="扶贫帮困")
    station.get_by_label("主要为谁").select_option("elders")
    station.get_by_label("在哪里").select_option(label="杨柳村")
    press(station, "写好，去引用证据")
    reads(station, "座谈会发言 1 条")
    pk = station.url.rstrip("/").split("/")[-1]
    unfold(station, "送交评审")
    reads(station, "评审中")

    office = street.walk_up("柳文书", size=DESK)
    for who in ("乔委员", "景科长", "艾科长"):
        office.goto(f"/desk/projects/{pk}")
        office.locator("summary", has_text="指定评审人").click()
        office.get_by_label("谁来评").select_option(value=str(world.posts[who].pk))
        if who == "乔委员":
            office.get_by_label("由他负责政治和意识形态审查").check()
        press(office, "指定评审人")
    for who in ("乔委员", "景科长"):
        review(street.walk_up(who, size=DESK))
    recused = street.walk_up("艾科长", size=DESK)
    recused.goto("/desk/reviews")
    recused.get_by_role("link", name="老人上门理发日").click()
    recused.get_by_label("有利害关系，回避").check()
    recused.get_by_label("什么关系").fill("队长是我亲戚")
    press(recused, "声明")
    reads(recused, "您已经回避")

    office.goto(f"/desk/projects/{pk}")
    reads(office, "有效评审 2 份")
    office.locator("summary", has_text="作出决定").click()
    office.get_by_label("准入", exact=True).check()
    office.get_by_label("理由").fill("老人需要，先试三个月。")
    press(office, "作出决定")
    reads(office, "试行")

    elder = street.walk_up("秦奶奶")
    elder.goto("/projects")
    elder.get_by_role("link", name="老人上门理发日").first.click()
    reads(elder, "老人需要，先试三个月。")
    project = Project.objects.select_related("service").get(pk=pk)
    elder.goto(f"/orders/new?service={project.service.code}")
    press(elder, "点单")
    order = Order.objects.get(service=project.service)
    at = clock.now()
    for hour, verb in enumerate(
        ("accept", "dispatch", "confirm", "fulfill", "acknowledge", "praise")
    ):
        order = take_step(world, order, verb, at=at + timedelta(hours=hour))
    office.goto(f"/desk/projects/{pk}")
    reads(office, "群众评价 1 条")

    assert propose_what_idles(at=at + timedelta(days=120)) == 1
    office.goto("/desk/projects")
    reads(office, "等决定的退出建议")
    assert NeedEvidence.objects.filter(project=pk).count() == 1


def review(page: Page) -> None:
    """Declare none, then the same answer to everything."""
    page.goto("/desk/reviews")
    page.get_by_role("link", name="老人上门理发日").click()
    page.get_by_label("没有利害关系").check()
    press(page, "声明")
    reads(page, "第二步：评审")
    for words in ("符合", "好"):
        for radio in page.get_by_label(words, exact=True).all():
            radio.check()
    page.get_by_label("评审意见").fill("做得起来。")
    press(page, "交评审")
    reads(page, "您的评审")


def unfold(page: Page, label: str) -> None:
    """Open a folded act and do it."""
    page.locator("summary", has_text=label).click()
    press(page, label)
