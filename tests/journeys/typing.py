"""Somebody who has keys and no mouse: Tab, Enter, Space, arrows, letters; nothing else."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.walking import PHONE, Street
from tests.world import PASSWORD

MOST_TABS = 120
HERE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const label = at.labels && at.labels.length ? at.labels[0].textContent : '';
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    name: (label || at.getAttribute('aria-label') || at.textContent).replace(/\\s+/g, ' ').trim(),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    covered: (() => { const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 3));
      return !!top && top !== at && !at.contains(top) && !top.contains(at) && !!top.closest('.nav, .call-strip, .stay') && !at.closest('.nav, .call-strip, .stay') })(),
    kind: at.type || at.tagName.toLowerCase(),
  };
}"""
"""Where the focus is: its name, whether one sees that it is there, what it is."""


@dataclass
class Typist:
    """One person at one page; each step must leave the focus where it can be seen."""

    page: Page

    def to(self, name: str, kind: str = "") -> None:
        """Tab on until what has that name has the focus."""
        passed = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(HERE)
            if here is None:
                continue
            assert here["ringed"], f"no ring around {here}"
            assert here["seen"], f"out of sight: {here}"
            assert not here["covered"], f"covered: {here}"
            passed.append(here["name"])
            if name in here["name"] and kind in here["kind"]:
                return
        message = f"{name} is not reached by Tab; passed: {passed}"
        raise AssertionError(message)

    def press(self, name: str, kind: str = "") -> None:
        """Go there and press it; the page that it leads to has come."""
        self.to(name, kind)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def skip(self) -> None:
        """Past the menu, by the first thing on the page."""
        self.to("跳到正文")
        self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        """Go to the field and write."""
        self.to(name)
        self.page.keyboard.type(words)


def sit_down(street: Street, name: str, *, large: bool = False) -> Typist:
    """The person at a browser of their own, come in by keys alone."""
    context = street.browser.new_context(viewport=PHONE, locale="zh-CN", base_url=street.url)
    page = context.new_page()
    page.set_default_timeout(30_000)
    street.pages[f"{name}, by keys"] = page
    typist = Typist(page)
    page.goto("/sign-in")
    if large:
        typist.to("长辈版")
        with page.expect_response("**/display"):
            page.keyboard.press("Enter")
        page.reload()
    typist.write("账号", street.world.people[name].account.account)
    typist.write("密码", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/second-factor" in page.url:
        typist.press("用纸，打印恢复码表")
        typist.press("打印好了")
    return typist
