"""Take the README's pictures of the real screens: `python docs/take_pictures.py http://localhost:8000`.

Needs a running demo (`make run`) and Chromium. Pictures are scaled to what the page shows.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent / "pictures"
PASSWORD = "wudan-demo-2026"  # noqa: S105 - of the demo, public
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def main(base: str) -> None:
    """Three pictures: the menu, an order, a queue."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )

        def page(size: dict[str, int], account: str = "") -> Page:
            opened = browser.new_context(viewport=size, base_url=base, locale="zh-CN").new_page()
            if account:
                opened.goto("/sign-in")
                opened.get_by_label("账号").fill(account)
                opened.get_by_label("密码").fill(PASSWORD)
                opened.get_by_role("button", name="登录", exact=True).click()
                opened.wait_for_load_state()
                if "/second-factor" in opened.url:
                    opened.get_by_role("button", name="继续").click()
                    opened.wait_for_load_state()
            return opened

        portal = page(PHONE)
        portal.goto("/")
        portal.screenshot(path=HERE / "portal-phone.png")
        resident = page(PHONE, "qunzhong1")
        resident.goto("/orders/mine")
        resident.get_by_role("link", name="理发").first.click()
        resident.wait_for_load_state()
        resident.screenshot(path=HERE / "order-phone.png")
        office = page(DESK, "suoyuan1")
        office.goto("/desk/queue")
        office.screenshot(path=HERE / "queue-desktop.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
