"""Nobody is led out of the house, however the way is spelt."""

import pytest
from django.test import Client

from tests.world import PASSWORD

ELSEWHERE = {
    "plain": "https://evil.example/", "without scheme": "//evil.example", "backslash": "/\\evil.example",
    "three strokes": "///evil.example", "script": "javascript:alert(1)", "tab": "/\t/evil.example",
    "user part": "https://testserver@evil.example", "line break": "/a\r\nSet-Cookie: x=y",
}  # fmt: skip


@pytest.mark.parametrize("elsewhere", ELSEWHERE.values(), ids=ELSEWHERE)
def test_next_stays_in_the_house(world, elsewhere):
    account = world.people["马青山"].account
    ways = {
        "/sign-in": {"account": account.account, "password": PASSWORD},
        "/display": {"type": "large"},
        "/acting": {"post": "0"},
    }
    for path, fields in ways.items():
        client = Client()
        if path == "/acting":
            client.force_login(account)
        answer = client.post(path, fields | {"next": elsewhere})
        assert answer.status_code == 303, path
        assert answer["Location"].startswith("/")
        assert "evil" not in answer["Location"]
        assert "Set-Cookie" not in answer["Location"]


@pytest.mark.parametrize("elsewhere", ELSEWHERE.values(), ids=ELSEWHERE)
def test_an_address_with_next_stays_in_the_house(world, elsewhere):
    page = Client().get("/sign-in", {"next": elsewhere})
    assert page.context["next"] == ""
