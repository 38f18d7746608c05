"""A form sent just after the sign-in ended is not lost: sign in, look, send."""

import json
from datetime import timedelta

import pytest

from tests.web.portal.visiting import text
from tests.world import PASSWORD
from wudan.kit import clock
from wudan.orders.models import Order
from wudan.web.unsent import COOKIE

WORDS = "灯坏了，晚上看不见。<b>"


@pytest.fixture
def later(monkeypatch):
    begun = clock.now()

    def pass_(**length):
        monkeypatch.setattr(clock, "now", lambda: begun + timedelta(**length))

    return pass_


@pytest.fixture
def elder_too_late(as_, later, world):
    elder = as_("秦奶奶")
    elder.look("/orders/new")
    later(days=30, minutes=1)
    fields = {
        "words": WORDS,
        "phone": "13900000001",
        "address": "杨柳村三组",
        "token": "a-token-of-hers",
    }
    return elder, elder.client.post("/orders/new", fields)


def come_back(browser, world, name, **given):
    account = world.people[name].account.account
    return browser.send("/sign-in", account=account, password=PASSWORD, **given)


def test_she_signs_in_looks_and_sends(elder_too_late, world):
    elder, answer = elder_too_late
    assert answer["Location"] == "/sign-in?next=/unsent&why=long"
    assert come_back(elder, world, "秦奶奶", next="/unsent")["Location"] == "/unsent"
    page = elder.look("/unsent")
    assert WORDS.replace("<b>", "&lt;b&gt;") in text(page)
    assert page["Cache-Control"] == "no-store"
    fields = dict(page.context["fields"])
    assert fields["token"] == "a-token-of-hers"
    assert page.context["path"] == "/orders/new"
    assert elder.client.post(page.context["path"], fields).status_code in {303, 422}
    assert Order.objects.count() <= 1


def test_what_is_kept_cannot_be_read_on_the_way(elder_too_late):
    elder, _ = elder_too_late
    cookie = elder.client.cookies[COOKIE]
    assert cookie["httponly"]
    assert "灯" not in json.dumps(cookie.value, ensure_ascii=False)
    assert "13900000001" not in cookie.value


def test_nobody_else_at_the_same_browser_sees_it(elder_too_late, world):
    browser, _ = elder_too_late
    come_back(browser, world, "高大爷")
    assert browser.look("/unsent")["Location"] == "/"


def test_after_half_an_hour_it_is_gone(elder_too_late, world, later):
    elder, _ = elder_too_late
    later(days=30, minutes=32)
    come_back(elder, world, "秦奶奶")
    assert elder.look("/unsent")["Location"] == "/"


def test_signing_out_takes_it_away(elder_too_late, world):
    elder, _ = elder_too_late
    come_back(elder, world, "秦奶奶")
    elder.send("/sign-out")
    assert elder.client.cookies[COOKIE].value == ""


@pytest.mark.parametrize("forged", ["", "x", "a.b", "\x00", "x" * 5000])
def test_what_is_not_ours_is_nothing(as_, forged):
    elder = as_("秦奶奶")
    elder.client.cookies[COOKIE] = forged
    assert elder.look("/unsent")["Location"] == "/"


@pytest.mark.parametrize(
    "fields",
    [
        {"password": "x", "words": "y"},
        {"code": "123456"},
        {"words": "".join(map(chr, range(0x4E00, 0x5E00)))},
        {},
    ],
)
def test_secrets_and_what_is_too_long_are_not_kept(as_, later, fields):
    elder = as_("秦奶奶")
    later(days=31)
    answer = elder.client.post("/orders/new", fields)
    assert COOKIE not in answer.cookies
    assert "next=/&" in answer["Location"]


def test_nothing_is_kept_of_somebody_nobody_knows(passer_by):
    assert COOKIE not in passer_by.send("/orders/new", words="x").cookies
