"""长辈版 as Chromium draws it: no letter below 18 px, no target below 60, nothing wider than the telephone (ADR 71)."""

import pytest

from tests.content.writing import public
from tests.journeys.walking import PHONE, Street
from wudan.sites.models import Site

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]
FIND = """() => {
  const shown = at => { const box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !at.closest('.sr, .skip') };
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const at = words.currentNode.parentElement, said = words.currentNode.textContent.trim();
    if (!said || !at || !shown(at) || at.closest('[aria-hidden="true"], script, option')) continue;
    const size = parseFloat(getComputedStyle(at).fontSize);
    if (size < 18) found.push(`${size} px: ${said.slice(0, 20)}`);
  }
  const inSentence = at => getComputedStyle(at).display === 'inline' &&
    [...at.parentElement.childNodes].some(by => by !== at && by.nodeType === 3 && by.textContent.trim());
  for (const at of document.querySelectorAll('a[href], button, summary, select, textarea, label.option, input:not([type=hidden])')) {
    if (!shown(at) || inSentence(at) || at.matches('input') && at.closest('label')) continue;
    const box = (at.matches('.cover') ? at.closest('article, li') : at).getBoundingClientRect();
    if (Math.min(box.width, box.height) < 59.5) found.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ${at.textContent.trim().slice(0, 20)}`);
  }
  const over = document.documentElement.scrollWidth - innerWidth;
  return over > 0 ? [...found, `${over} px too wide`] : found;
}"""
PAGES = ["/", "/services", "/services/haircut", "/places", "/content", "/slip", "/display", "/sign-in", "/activities",
         "/complaints", "/teams", "/resources"]  # fmt: skip
OWN = [
    "/",
    "/orders/new",
    "/orders/mine",
    "/messages",
    "/account",
    "/points",
    "/hours",
    "/account/consents",
]


def misses(street: Street, page, paths: list[str]) -> dict[str, list[str]]:
    """Each page with what on it is too small."""
    page.context.add_cookies([{"name": "display", "value": "large", "url": street.url}])
    told = {}
    for path in paths:
        page.goto(path)
        if found := page.evaluate(FIND):
            told[path] = found[:8]
    return told


def test_what_anybody_sees_is_large(street: Street):
    piece, place = public(street.world), Site.objects.first()
    context = street.browser.new_context(viewport=PHONE, locale="zh-CN", base_url=street.url)
    page = context.new_page()
    assert not misses(street, page, [*PAGES, f"/content/{piece.no}", f"/places/{place.unit_id}"])
    context.close()


def test_what_residents_see_is_large(street: Street):
    orders = [street.world.order_at(stage) for stage in ("placed", "done", "reviewed")]
    page = street.walk_up("秦奶奶")
    assert not misses(street, page, [*OWN, *(f"/orders/{order.no}" for order in orders)])


def test_small_letters_would_be_found(street: Street):
    context = street.browser.new_context(viewport=PHONE, base_url=street.url)
    page = context.new_page()
    page.set_content('<p style="font-size:17px">小字</p><button style="width:40px">按</button>')
    assert len(page.evaluate(FIND)) >= 2
    context.close()
