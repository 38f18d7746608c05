"""A first visit on a village's line: three requests at most, forty kilobytes squeezed (ADR 71).

The pages go through the application as it is served, the assets are what was built. All is counted
as gzip: on plain HTTP no browser asks for brotli, which is smaller.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client

from config.settings import ASSETS
from tests.content.writing import public
from tests.entering import come_in
from wudan.sites.models import Site

MOST_BYTES, MOST_REQUESTS = 40_000, 3
OPEN = ["/", "/services", "/services/haircut", "/places", "/content", "/sign-in", "/slip", "/hall"]
SIGNED_IN = ["/", "/orders/new", "/orders/mine", "/messages"]
FETCHED = re.compile(
    r"""<link\s[^>]*?\bhref="([^"]+)"|<script\s[^>]*?\bsrc="([^"]+)"|<(?:img|source|iframe|video)\s(?![^>]*loading="lazy")[^>]*?\bsrc="([^"]+)\""""
)
IN_STYLES = re.compile(r"""url\(["']?([^"')]+)|@import\s+["']([^"']+)""")
IN_SCRIPT = re.compile(r"""(?:^|[;}])import\s*(?:[\w${},*\s]+from\s*)?["']([^"']+)""")


def first_load(client: Client, page: str) -> dict[str, int]:
    """Each address a browser asks for before the page stands, with the bytes that travel."""
    squeezed = client.get(page, headers={"Accept-Encoding": "gzip"})
    taken = {page: len(squeezed.content)}
    waiting = _named(page, client.get(page).content)
    while waiting:
        address = waiting.pop()
        built = ASSETS / address.removeprefix("/static/")
        taken[address] = built.with_name(f"{built.name}.gz").stat().st_size
        waiting += [one for one in _named(address, built.read_bytes()) if one not in taken]
    return taken


def _named(address: str, words: bytes) -> list[str]:
    pattern = {".css": IN_STYLES, ".js": IN_SCRIPT}.get(Path(address).suffix, FETCHED)
    found = ("".join(match) for match in pattern.findall(words.decode()))
    return [one for one in found if not urlsplit(one).scheme and not one.startswith("#")]


def _fits(taken: dict[str, int]) -> None:
    assert len(taken) <= MOST_REQUESTS, taken
    assert sum(taken.values()) <= MOST_BYTES, taken


def test_what_anybody_sees_first_is_small(world):
    piece, place = public(world), Site.objects.first()
    for page in [*OPEN, f"/content/{piece.no}", f"/places/{place.unit_id}"]:
        _fits(first_load(Client(), page))


def test_what_residents_see_first_is_small(world):
    order = world.order_at("done")
    client = come_in(Client(), world.people["秦奶奶"].account)
    for page in [*SIGNED_IN, f"/orders/{order.no}"]:
        _fits(first_load(client, page))
