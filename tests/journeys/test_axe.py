"""No page keeps anybody out: axe finds nothing serious, on a phone, in both type sizes.

Each crawl follows the links a person is shown, one page of each shape of address.
"""

import re
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.accessibility import grave_findings
from tests.journeys.walking import PHONE, Street
from tests.matrix.cast import fill_seats
from tests.matrix.seats import HELD, NOBODY, Seat
from wudan.people.models import Person

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
CENTRAL = ["/", "/accountability", "/visit"]
STARTS = ["/", "/desk", "/display", "/accountability", "/visit", "/self-check"]
EVERYBODY = [
    NOBODY,
    *(Seat(role, "own" if "own" in HELD[role].split() else "parent") for role in HELD),
]
FAULTS = """<!doctype html><html lang="zh-CN"><title>坏页</title><main><h1>坏页</h1>
<p style="color:#bbb;background:#fff">看不清的字</p><img src="data:,"><input><button></button></main>"""


@pytest.fixture
def stranger(street: Street):
    """A phone of somebody who has not signed in."""
    context = street.browser.new_context(viewport=PHONE, locale="zh-CN", base_url=street.url)
    yield context.new_page()
    context.close()


def test_planted_faults_are_found(stranger: Page):
    stranger.set_content(FAULTS)
    found = {rule for rule, *_ in grave_findings(stranger)}
    assert {"color-contrast", "image-alt", "label", "button-name"} <= found


def test_the_central_pages_are_free_of_grave_findings(stranger: Page):
    assert not {path: found for path in CENTRAL if (found := _look(stranger, path))}


@pytest.mark.long
@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("seat", EVERYBODY, ids=lambda seat: seat.role or "visitor")
def test_every_page_shown_to_somebody_is_free_of_grave_findings(street, stranger, seat, size):
    person = fill_seats(street.world)[seat]
    page = street.walk_up(_called(street, person)) if person else stranger
    page.set_default_navigation_timeout(120_000)  # hundreds of pages, on machines that are busy
    page.context.add_cookies([{"name": "display", "value": size, "url": street.url}])
    waiting, seen, found = list(STARTS), set(), {}
    while waiting:
        path = waiting.pop()
        if _shape(path) in seen:
            continue
        seen.add(_shape(path))
        if grave := _look(page, path):
            found[path] = grave
        waiting += _links(page, street.url)
    assert not found
    assert len(seen) > len(STARTS)


def _called(street: Street, person: Person) -> str:
    """The name under which the world keeps the person."""
    return next(name for name, known in street.world.people.items() if known == person)


def _look(page: Page, path: str) -> list[list[str]]:
    try:
        answer = page.goto(path)
    except Error as fault:
        if "Download is starting" in fault.message:
            return []  # a paper, not a page
        raise
    shown = answer is not None and "html" in answer.headers.get("content-type", "")
    return grave_findings(page) if shown and answer.ok else []


def _links(page: Page, base: str) -> list[str]:
    whole = "all => all.map(a => new URL(a.getAttribute('href'), location.href).href)"  # also in drawings
    links = page.eval_on_selector_all("a[href]:not([download])", whole)
    here = (urlparse(link).path for link in links if link.startswith(base))
    return [path for path in here if not re.search(r"\.\w+$|/(api|docs)(/|$)", path)]


def _shape(path: str) -> str:
    return re.sub(r"/[A-Za-z]*-?\d[\w-]*", "/N", path)
