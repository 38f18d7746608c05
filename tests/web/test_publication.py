"""What a stranger reads, page by page and answer by answer, carries no number of a person (A15).

The table in `wudan.exchange.publication` says what is public; this reads the pages themselves.
"""

import json

import pytest
from django.conf import settings
from django.test import Client

from tests.web.strolling import MOST_PAGES, read_by_a_stranger
from wudan.exchange.publication import office_phones
from wudan.kit.scanning import findings

pytestmark = pytest.mark.usefixtures("plain_pages")


def told_by_the_api():
    """Every answer that needs no session: path → its texts."""
    client = Client()
    described = client.get("/api/v1/openapi.json").json()
    for path, operations in described["paths"].items():
        if "get" in operations and "{" not in path:
            answer = client.get(path)
            if answer.status_code == 200:
                yield path, list(texts_of(json.loads(answer.content)))


def texts_of(value):
    if isinstance(value, dict):
        for held in value.values():
            yield from texts_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts_of(held)
    elif isinstance(value, str):
        yield value


def numbers_in(read):
    """Where one stands, and which kind, as far as it is asked for."""
    allowed = office_phones(settings.PACK)
    return (
        (path, found.kind) for path, said in read
        for text in [*said, "\n".join(said)] for found in findings(text, allowed=allowed)
    )  # fmt: skip


@pytest.fixture
def busy(world):
    """Orders at every turn, so that whatever leaks has something to leak."""
    for stage in ("placed", "scheduled", "reviewed", "following_up"):
        world.order_at(stage)


@pytest.mark.parametrize(
    "alike", [3, pytest.param(MOST_PAGES, marks=pytest.mark.long)], ids=["three", "all"]
)
def test_no_page_a_stranger_reads_has_a_persons_number_or_name(world, busy, alike):
    pages = dict(read_by_a_stranger(alike=alike))
    assert len(pages) >= 15
    assert_nobody_is_in(pages, world)


def test_no_answer_of_the_api_has_one_either(world, busy):
    answers = dict(told_by_the_api())
    assert len(answers) >= 4
    assert_nobody_is_in(answers, world)


def assert_nobody_is_in(read, world):
    assert list(numbers_in(read.items())) == []
    said = "".join(text for texts in read.values() for text in texts)
    assert [name for name in world.people if name in said] == []


@pytest.mark.parametrize(
    "words",
    ["请打 139 1234 5678", pytest.param("证号 11010519491231002X", marks=pytest.mark.long)],
)
def test_one_in_the_menu_would_be_noticed(world, words):
    service = world.services["haircut"]
    service.description = words
    service.save()
    assert any(numbers_in(read_by_a_stranger(alike=3)))
    assert any(numbers_in(told_by_the_api()))
