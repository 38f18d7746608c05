"""100 % of pages of all roles carry the strict headers and no code of their own (G18)."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.entering import come_in
from tests.web.hardening.reading import faults_of, read

ROLES = {
    "visitor": None, "resident": "秦奶奶", "volunteer": "小武", "team leader": "苏远",
    "station keeper": "马青山", "institute": "乔委员", "center": "柳文书", "department": "景科长",
    "leader": "郝书记", "auditor": "严审计", "administrator": "计管理", "security": "安守一",
}  # fmt: skip
MOST_PAGES = 60
NO_WORKER_HERE = ("/readyz", 503)
"""Said rightly: nothing works behind this world."""


def routes(resolver=None, before=""):
    """Every address of the house, with its gaps."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, here)
        elif isinstance(entry, URLPattern):
            yield here, entry


@pytest.fixture
def filled(world):
    """An address with its gaps filled with things that are there."""
    order = world.order_at("done")
    things = {
        "no": order.no, "act": "review", "code": "haircut", "unit_id": world.units["杨柳村"].pk,
        "pk": 1, "slug": "haircut",
    }  # fmt: skip

    def fill(route, entry):
        for name, converter in entry.pattern.converters.items():
            kind = type(converter).__name__
            value = things.get(name, 1 if kind == "IntConverter" else "x")
            for written in (
                f"<{prefix}{name}>" for prefix in ("", "int:", "str:", "slug:", "path:", "uuid:")
            ):
                route = route.replace(written, str(value))
        return "/" + route.replace("\\Z", "").strip("^$")

    return [fill(route, entry) for route, entry in routes()]


def browser(world, name):
    client = Client(raise_request_exception=False)
    return come_in(client, world.people[name].account) if name else client


@pytest.mark.long  # make test walks the pages that can be walked to, below
@pytest.mark.parametrize("name", ROLES.values(), ids=ROLES)
def test_every_address_answers_hardened_and_shows_no_person_to_keep(world, filled, name):
    client = browser(world, name)
    wrong = {}
    for address in filled:
        answer = client.get(address)
        assert answer.status_code < 500 or (address, answer.status_code) == NO_WORKER_HERE, address
        faults = faults_of(answer)
        kept = name and "/api/" not in address and answer.headers["Cache-Control"] != "no-store"
        if kept and browser(world, None).get(address).content != answer.content:
            faults.append("may be kept, and is not what everybody reads")
        if faults:
            wrong[address] = faults
    assert wrong == {}
    assert len(filled) > 60


@pytest.mark.parametrize("name", ROLES.values(), ids=ROLES)
def test_every_page_one_can_walk_to_is_hardened(world, name):
    for stage in ("placed", "offered", "done", "following_up"):
        world.order_at(stage)
    client, wrong = browser(world, name), {}
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        if faults := faults_of(answer):
            wrong[address] = faults
        if answer.headers["Content-Type"].startswith("text/html"):
            new = {link.split("?")[0] for link in read(answer.content.decode()).links} - seen
            new = {link for link in new if link != "/sign-out"}
            seen |= new
            waiting += sorted(new)
    assert wrong == {}
    assert len(seen) >= 4


def test_an_opened_slip_is_not_kept_either(world):
    order, client = world.place(), browser(world, None)
    answer = client.post("/slip", {"no": order.no, "code": order.slip_code})
    assert client.get(answer["Location"]).headers["Cache-Control"] == "no-store"
    assert answer.headers["Cache-Control"] == "no-store"
