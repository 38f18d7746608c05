"""三审 in a browser: written with the editor, signed by three, read by everybody, hidden when a consent is taken back (R082)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.content.writing import SIGNERS, agree, take_back
from tests.journeys.walking import DESK, Street, press, reads

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]
TITLE = "杨柳村的剪窗花班"


def test_three_sign_everybody_reads_and_a_consent_taken_back_hides_it(street: Street):
    agree(street.world, "秦奶奶")
    keeper = street.walk_up("马青山", size=DESK)
    keeper.goto("/desk/content/new")
    keeper.get_by_label("题目").fill(TITLE)
    keeper.locator("[contenteditable=true]").fill("十二位老人学会了三种花样。")
    keeper.locator("input[name=rights]").first.check()
    keeper.get_by_label("来源").fill("本站自己写的")
    keeper.get_by_label("写到谁、拍到谁").fill("秦奶奶（杨柳村站）")
    keeper.locator("main form button[type=submit]").last.click()
    expect(keeper).to_have_url(re.compile(r"/desk/content/\d+$"))
    reads(keeper, "同意公开")
    act(keeper, "送审")
    address = keeper.url

    for who in SIGNERS:
        signer = street.walk_up(who, size=DESK)
        signer.goto("/desk/content")
        signer.get_by_role("link", name=TITLE).first.click()
        reads(signer, "十二位老人学会了三种花样。")
        act(signer, "看过了，签")
        signer.goto(address)
        expect(signer.get_by_role("button", name="看过了，签", exact=True)).to_have_count(0)

    reader = street.walk_up("秦奶奶")
    reader.goto("/content")
    reader.get_by_role("link", name=TITLE).first.click()
    reads(reader, "十二位老人学会了三种花样。")
    piece = reader.url
    take_back(street.world, "秦奶奶")
    assert reader.goto(piece).status == 410
    reader.goto("/content")
    expect(reader.get_by_text(TITLE)).to_have_count(0)
    keeper.goto("/desk/content")
    reads(keeper, "收回了同意")


def act(page: Page, label: str) -> None:
    """Open an act if it is folded, and do it."""
    fold = page.locator("details:not([open]) > summary", has_text=label)
    if fold.count():
        fold.first.click()
    press(page, label)
