"""A volunteer finds, waits, is promoted, attends by code, disputes her record, has it certified."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.activities.drafting import opened, sign, volunteer
from tests.journeys.walking import DESK, Street, press, reads
from tests.world import MONDAY
from wudan.activities.models import Activity, Attendance
from wudan.activities.wanted import WantedPosition, WantedShift
from wudan.jobs.commands.verify_certificate import VALID, main
from wudan.jobs.worker import run_once
from wudan.kit import clock, slots
from wudan.kit.clock import CHINA
from wudan.ledger.models import Dispute, ServiceRecord
from wudan.ledger.verifying import is_ours
from wudan.people.models import Volunteer

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]
STARTS = MONDAY + timedelta(hours=5)
"""14:00."""
TITLE = "村口义剪"


@pytest.fixture(autouse=True)
def morning_of_the_story():
    turn_to(MONDAY + timedelta(hours=2))
    yield
    clock.shift(timedelta(0))


def turn_to(at: datetime) -> None:
    """It is that moment, for the server and for the worker."""
    clock.shift(at - datetime.now(CHINA))


def a_full_afternoon(street: Street) -> Activity:
    """One chair this afternoon, taken by 小武; and a Saturday that suits 李小妹."""
    world = street.world
    for name in ("李小妹", "小武"):
        volunteer(world, name)
    saturday = slots.to_mask(slots.parse("6am"))
    own = Volunteer.objects.filter(person=world.people["李小妹"])
    own.update(slots=saturday, skills=["haircut"])
    opened(world, positions=(WantedPosition("理发", 2, skill="haircut"),))
    shift = WantedShift(STARTS, STARTS + timedelta(hours=3))
    made = opened(world, title=TITLE, shifts=(shift,), positions=(WantedPosition("理发", 1),))
    sign(world, made, "小武")
    return made


def open_activity(page: Page) -> None:
    """From the list of all activities to the full one."""
    page.goto("/activities")
    page.get_by_role("link", name="全部").first.click()
    page.get_by_role("link", name=TITLE, exact=True).click()


def code_shown(leader: Page, activity: Activity, word: str = "") -> str:
    """The digits on the leader's screen, come to by clicking."""
    leader.goto("/desk/activities")
    leader.get_by_role("link", name=TITLE, exact=True).click()
    leader.get_by_role("link", name="名册和签到").click()
    leader.get_by_role("link", name="出示到场码").click()
    if word:
        leader.get_by_role("link", name=word).click()
    return leader.locator(".code-digits").inner_text()


def enter(page: Page, digits: str, word: str) -> None:
    """Type the leader's digits and press."""
    page.get_by_label("队长手里的六位数字").fill(digits)
    press(page, word)


def test_from_the_waiting_list_to_a_certificate(street: Street, tmp_path: Path):
    activity = a_full_afternoon(street)
    sister = street.walk_up("李小妹")
    finds_and_waits(sister)
    fellow = street.walk_up("小武")
    gives_way(fellow)
    sister.reload()
    reads(sister, "您报上了")
    attends(street, sister, activity)
    signed_by_two(street, activity)
    run_once(at=clock.now())
    record = ServiceRecord.objects.get()
    assert (record.evidence, record.person.name) == ("scanned", "李小妹")
    assert 20 <= record.minutes <= 30  # the clock runs on while the pages load
    disputes(sister)
    answered(street)
    sister.reload()
    reads(sister, "维持原记录")
    reads(sister, "两边都签了字")
    assert Dispute.objects.get().state == "upheld"
    proves(sister, tmp_path / "proof.pdf")


def finds_and_waits(page: Page) -> None:
    page.goto("/volunteer")
    page.get_by_role("link", name="找活动").click()
    reads(page, "周六上午您有空")
    reads(page, "您会理发")
    open_activity(page)
    reads(page, "1 人已报满")
    press(page, "排候补")
    reads(page, "您在候补")


def gives_way(page: Page) -> None:
    page.goto("/activities")
    page.get_by_role("link", name="我的活动").click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    press(page, "来不了了")
    reads(page, "您的名额让出来了")


def attends(street: Street, page: Page, activity: Activity) -> None:
    turn_to(STARTS + timedelta(minutes=2))
    leader = street.walk_up("苏远")
    digits = code_shown(leader, activity)
    page.goto("/activities/mine")
    page.get_by_role("link", name="登记到场").click()
    enter(page, digits, "我来了")
    reads(page, "到场登记好了")
    turn_to(STARTS + timedelta(minutes=27))
    enter(page, code_shown(leader, activity, "换成离开码"), "我走了")
    reads(page, "离开登记好了")


def signed_by_two(street: Street, activity: Activity) -> None:
    leader = street.walk_up("苏远")
    leader.get_by_role("link", name="回名册").click()
    press(leader, "我确认")
    reads(leader, "组织方确认了")
    keeper = street.walk_up("马青山")
    keeper.goto("/desk/activities")
    keeper.get_by_role("link", name=TITLE, exact=True).click()
    keeper.get_by_role("link", name="名册和签到").click()
    press(keeper, "记下确认")
    reads(keeper, "服务对象的确认记下了")
    assert Attendance.objects.get().state == "confirmed"


def disputes(page: Page) -> None:
    page.get_by_role("link", name="我的时长").click()
    reads(page, TITLE)
    page.get_by_role("link", name="不对，提异议").click()
    page.get_by_label("怎么不对").fill("我三点才走，少记了半个多小时。")
    press(page, "提出来")
    reads(page, "十个工作日内答复您")


def answered(street: Street) -> None:
    office = street.walk_up("柳文书", size=DESK)
    office.goto("/desk")
    office.locator("summary", has_text="人和队伍").click()
    office.get_by_role("link", name="时长", exact=True).first.click()
    office.get_by_role("link", name="李小妹").click()
    office.get_by_text("维持原记录", exact=True).click()
    office.get_by_label("答复", exact=True).fill("问过队长，到走都是扫码记的，两边都签了字。")
    press(office, "答复")
    reads(office, "答复了，本人看得到")


def proves(page: Page, file: Path) -> None:
    page.get_by_role("link", name="开服务记录证明").click()
    press(page, "开证明")
    reads(page, "开好了")
    with page.expect_download() as coming:
        page.get_by_role("link", name="下载 PDF").click()
    coming.value.save_as(file)
    assert is_ours(file.read_bytes())
    assert main([str(file)]) == VALID
