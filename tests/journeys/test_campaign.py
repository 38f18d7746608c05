"""A campaign at its screens: put forward, yes, cleared, marked blind, a word, a meeting; an objection blocks the award; a consent withdrawn takes the picture down."""

from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.honors.noticing import second_office
from tests.honors.running import STORY, drafted
from tests.journeys.test_from_forum_to_menu import unfold
from tests.journeys.walking import DESK, Street, press, reads
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.models import Campaign, Candidate, PublicNotice, Story
from wudan.kit import clock

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]
DAY = timedelta(days=1)
V = CampaignVerb


def days_pass(campaign: Campaign, **days: int) -> None:
    """The calendar goes on: the last days of the steps are behind us."""
    today = clock.day_of(clock.now())
    Campaign.objects.filter(pk=campaign.pk).update(
        **{name: today + n * DAY for name, n in days.items()}
    )


def go_by_links(page: Page, *names: str) -> None:
    """From the front door, by what is written on the links."""
    page.goto("/")
    for name in names:
        page.get_by_role("link", name=name).first.click()


def test_an_objection_blocks_and_a_withdrawn_consent_takes_the_picture_down(
    street: Street, tmp_path
):
    world = street.world
    second_office(world)
    found = drafted(world, start=clock.now())

    office = street.walk_up("柳文书", size=DESK)
    office.goto(f"/desk/campaigns/{found.pk}")
    unfold(office, "开始推荐")
    station = street.walk_up("马青山", size=DESK)
    station.goto(f"/desk/campaigns/{found.pk}/candidates/new")
    station.get_by_label("推荐谁").select_option(str(world.people["秦奶奶"].pk))
    station.get_by_label("哪一类").select_option("filial")
    station.get_by_label("做了什么事").fill(STORY)
    press(station, "提交")
    reads(station, "等本人点头")

    elder = street.walk_up("秦奶奶")
    go_by_links(elder, "账号", "看我的参评")
    elder.get_by_label("可以公开我的全名").check()
    elder.get_by_label("可以公开我的照片").check()
    press(elder, "我愿意参评")
    reads(elder, "参评")

    for who in ("乔委员", "艾科长"):
        office.goto(f"/desk/campaigns/{found.pk}")
        office.locator("summary", has_text="请一位评委").click()
        office.get_by_label("请谁").select_option(str(world.posts[who].pk))
        press(office, "请一位评委")
    days_pass(found, nominate_until=-1)
    office.goto(f"/desk/campaigns/{found.pk}")
    unfold(office, "截止推荐，征求部门意见")
    officer = street.walk_up("景科长", size=DESK)
    officer.goto("/desk/campaigns")
    officer.get_by_role("link", name="秦奶奶").click()
    officer.get_by_label("没有意见").check()
    press(officer, "答复")
    reads(officer, "答复了")
    office.goto(f"/desk/campaigns/{found.pk}")
    unfold(office, "开始打分")

    for who in ("乔委员", "艾科长"):
        scorer = street.walk_up(who, size=DESK)
        scorer.goto("/desk/campaigns")
        scorer.get_by_role("link", name="1 号").click()
        reads(scorer, "某某住在某地")
        assert "秦奶奶" not in scorer.content()
        scorer.get_by_label("没有利害关系").check()
        press(scorer, "声明")
        reads(scorer, "第二步：打分")
        for radio in scorer.get_by_label("3 分", exact=True).all():
            radio.check()
        press(scorer, "交评分")
        reads(scorer, "交了，谢谢。")
    office.goto(f"/desk/campaigns/{found.pk}")
    unfold(office, "打分结束，开始听群众说")

    voter = street.walk_up("高大爷")
    go_by_links(voter, "身边的典型", found.name)
    voter.get_by_role("radio").first.check()
    press(voter, "投这一票")
    reads(voter, "这一轮您已经投过了")
    days_pass(found, nominate_until=-4, clear_until=-3, score_until=-2, vote_until=-1)
    office.goto(f"/desk/campaigns/{found.pk}")
    unfold(office, "截止投票，核对")
    unfold(office, "核对完了，公布票数")
    voter.goto(f"/campaigns/{found.pk}")
    reads(voter, "1 票")

    decider = street.walk_up("路副主任", size=DESK)
    decider.goto(f"/desk/campaigns/{found.pk}")
    decider.locator("summary", has_text="记下会议决定").click()
    decider.get_by_label("哪天开的会").fill(f"{clock.day_of(clock.now())}")
    decider.get_by_label("谁参加、怎么定的").fill("五人，一致同意。")
    decider.get_by_label("评上", exact=True).check()
    decider.get_by_label("理由").fill("事情实在。")
    press(decider, "记下会议决定，上公示")
    reads(decider, "会议决定，公示中")

    up = PublicNotice.objects.get()
    go_by_links(voter, "正在公示的", up.title)
    reads(voter, "秦奶奶")
    voter.get_by_label("事迹或这个人").check()
    voter.get_by_label("为什么").fill("我看是她儿媳妇送的。")
    press(voter, "提异议")
    reads(voter, "等答复")

    now = clock.now()
    PublicNotice.objects.filter(pk=up.pk).update(starts_at=now - 8 * DAY, ends_at=now - DAY)
    candidate = Candidate.objects.get()
    decider.goto(f"/desk/candidates/{candidate.pk}")
    unfold(decider, "公示期满，命名")
    reads(decider, "还有异议没有答复")
    office.goto("/desk/campaigns")
    office.get_by_role("link", name="孝老爱亲").first.click()
    office.get_by_label("异议不成立").check()
    office.get_by_label("理由").fill("问了五户，都是她送的。")
    press(office, "答复")
    reads(office, "异议不成立")
    decider.goto(f"/desk/candidates/{candidate.pk}")
    unfold(decider, "公示期满，命名")
    reads(decider, "已命名")

    photo = tmp_path / "a.png"
    Image.new("RGB", (640, 480), "#c33").save(photo)
    decider.goto(f"/desk/candidates/{candidate.pk}")
    decider.locator("summary", has_text="写事迹").click()
    decider.get_by_label("题目").fill("三年的饭")
    decider.locator("#story-told").fill("天天送饭。")
    decider.locator("#story-picture").set_input_files(photo)
    press(decider, "写事迹")
    reads(decider, "事迹公开了")

    story = Story.objects.get()
    visitor = street.browser.new_context(base_url=street.url).new_page()
    go_by_links(visitor, "典型的事迹", "三年的饭")
    picture = visitor.get_by_role("img", name="秦奶奶")
    address = picture.get_attribute("src")
    assert picture.evaluate("one => one.naturalWidth") == 640
    go_by_links(elder, "账号", "看我的参评")
    elder.get_by_label("可以公开我的全名").uncheck()
    elder.get_by_label("可以公开我的照片").uncheck()
    press(elder, "照这样公开，没勾的马上撤下")
    reads(elder, "收回的已经撤下")
    for gone in (address, f"/stories/{story.pk}"):
        assert visitor.request.get(f"{gone}").status == 410
    for where in ("/stories", "/campaigns", "/api/v1/stories"):
        visitor.goto(where)
        assert "秦奶奶" not in visitor.content()
    visitor.context.close()
