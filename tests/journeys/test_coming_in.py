"""Coming in on a phone without script: by six digits, and under a post by a sheet of paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.walking import PHONE, press, reads
from tests.world import PASSWORD
from wudan.kit.sms import Sms

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]


@pytest.fixture
def phone(street, settings):
    """A phone of somebody, without script, in a demo that shows its messages."""
    settings.DEMO, settings.SMS = True, Sms("inbox")
    context = street.browser.new_context(
        viewport=PHONE, locale="zh-CN", base_url=street.url, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_a_newcomer_comes_in_by_telephone(street, phone):
    phone.goto("/orders/mine")
    phone.get_by_role("link", name="手机验证码登录").click()
    phone.get_by_label("手机号").fill("101 8888 8888")
    press(phone, "发验证码")
    phone.get_by_role("link", name="到收件箱看").click()
    digits = re.search(r"\d{6}", phone.inner_text("main"))
    phone.get_by_role("link", name="去输验证码").click()
    phone.get_by_label("验证码").fill(digits.group())
    press(phone, "登录")
    phone.get_by_label("姓名").fill("樊新来")
    phone.get_by_label("您在哪个村或社区").select_option(label="石峁村站")
    press(phone, "登记并登录")
    phone.goto("/orders/mine")
    reads(phone, "我的单")


def test_a_keeper_works_with_paper_and_no_app(street, phone, settings):
    settings.DEMO = False
    account = street.world.people["马青山"].account.account

    def come_in():
        phone.goto("/sign-in")
        phone.get_by_label("账号").fill(account)
        phone.get_by_label("密码").fill(PASSWORD)
        press(phone, "登录")

    come_in()
    press(phone, "用纸，打印恢复码表")
    lines = phone.locator(".code-sheet code")
    expect(lines).to_have_count(40)
    line = lines.nth(3).inner_text()
    phone.get_by_role("link", name="打印好了").click()
    expect(phone).to_have_url(f"{street.url}/desk/queue")
    phone.context.clear_cookies()
    come_in()
    phone.get_by_label("动态码或恢复码").fill(line)
    press(phone, "继续")
    expect(phone).to_have_url(f"{street.url}/desk/queue")
