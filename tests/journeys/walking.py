"""People at their screens: sign in, look, press. One browser context a person."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

from tests.world import PASSWORD, World

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@dataclass
class Street:
    """The server, the browser and who has already signed in."""

    world: World
    url: str
    browser: Browser
    pages: dict[str, Page] = field(default_factory=dict)

    def walk_up(self, name: str, *, size: dict[str, int] = PHONE, script: bool = True) -> Page:
        """The person's own screen, signed in; faults on the page fail the journey."""
        if name in self.pages:
            return self.pages[name]
        context = self.browser.new_context(
            viewport=size, locale="zh-CN", base_url=self.url, java_script_enabled=script
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda fault: _fail(f"{name}: {fault}"))
        page.goto("/sign-in")
        page.get_by_label("账号").fill(self.world.people[name].account.account)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录", exact=True).click()
        expect(page).not_to_have_url(f"{self.url}/sign-in")
        if "/second-factor" in page.url:
            press(page, "用纸，打印恢复码表")
            page.get_by_role("link", name="打印好了").click()
        self.pages[name] = page
        return page

    def close(self) -> None:
        """Everybody goes home."""
        for page in self.pages.values():
            page.context.close()


def _fail(words: str) -> None:
    raise AssertionError(words)


def open_order(page: Page, no: str) -> None:
    """Go to an order's own page."""
    page.goto(f"/orders/{no}")


def number_on(page: Page) -> str:
    """The number of the order whose page is shown."""
    return page.url.rstrip("/").split("/")[-1]


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def reads(page: Page, words: str) -> None:
    """The page shows these words somewhere."""
    expect(page.get_by_text(words).first).to_be_visible()
