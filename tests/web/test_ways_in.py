"""What is public can be found: who follows links from the front door comes to every page that asks for no account."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver

from tests.content.writing import public
from tests.sites.standing import adopted
from tests.web.strolling import read_by_a_stranger

pytestmark = pytest.mark.usefixtures("plain_pages")

NOT_LINKED = {
    "/hall": "typed in once on the screen of a hall; who walks by finds it standing there",
}
"""Pages that may stay without a link, and why."""


def test_links_from_the_front_door_lead_to_every_public_page(world):
    adopted()
    public(world)
    unlinked = public_pages()
    assert {"/content", "/experience", "/notices", "/standard"} < unlinked
    for path, _said in read_by_a_stranger(alike=1):
        unlinked.discard(path.partition("?")[0])
        if unlinked <= set(NOT_LINKED):
            break
    assert sorted(unlinked) == sorted(NOT_LINKED)


def public_pages() -> set[str]:
    """What a stranger is shown at an address without a gap; data and what is there for machines is no page."""
    client = Client()
    answers = {path: client.get(path) for path in addresses(get_resolver("config.urls"), "/")}
    return {
        path for path, answer in answers.items()
        if answer.status_code == 200 and "text/html" in answer.get("Content-Type", "")
    }  # fmt: skip


def addresses(resolver: URLResolver, before: str) -> Iterator[str]:
    """Those without a gap whose view needs no account."""
    for found in resolver.url_patterns:
        here = before + str(found.pattern)
        if not isinstance(found, URLPattern):
            yield from addresses(found, here)
        elif "<" not in here and not getattr(found.callback, "login_required", True):
            yield here
