"""Tried too often: 429, how long to wait, what else one can do; and only where it was tried."""

import pytest

from tests.web.portal.visiting import text
from tests.world import PASSWORD
from wudan.journal.events import events_of


def _name(world, person):
    return world.people[person].account.account


def test_five_wrong_passwords_shut_that_account_only(passer_by, world):
    mine, other = _name(world, "秦奶奶"), _name(world, "高大爷")
    for _ in range(5):
        assert passer_by.send("/sign-in", account=mine, password="x").status_code == 422
    shut = passer_by.send("/sign-in", account=mine, password=PASSWORD)
    assert (shut.status_code, shut["Retry-After"]) == (429, "900")
    assert "15 分钟" in text(shut)
    assert "站长" in text(shut)
    assert passer_by.send("/sign-in", account=other, password=PASSWORD).status_code == 303


def test_an_unknown_account_is_shut_in_the_same_words(passer_by, world):
    told = []
    for name in (_name(world, "秦奶奶"), "nobody"):
        for _ in range(5):
            passer_by.send("/sign-in", account=name, password="x")
        told.append(text(passer_by.send("/sign-in", account=name, password="x")))
    assert told[0].count("15 分钟") == told[1].count("15 分钟") == 1


def test_a_right_password_forgives(passer_by, world):
    fields = {"account": _name(world, "秦奶奶"), "password": PASSWORD}
    for _ in range(3):
        for _ in range(4):
            passer_by.send("/sign-in", account=fields["account"], password="x")
        assert passer_by.send("/sign-in", **fields).status_code == 303


def test_guessing_slips_is_slowed_for_the_address(passer_by, world):
    order = world.place()
    answers = [passer_by.send("/slip", no="26090700009", code="123456") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert answers[-1]["Retry-After"] == "1"
    assert "打电话给您的站" in text(answers[-1])
    assert passer_by.send("/slip", no=order.no, code=order.slip_code).status_code == 429


@pytest.mark.parametrize("forged", ["1.2.3.4", "1.2.3.4, 127.0.0.1", "x", ""])
def test_a_forged_address_changes_nothing(passer_by, world, forged):
    for number in range(10):
        passer_by.client.post(
            "/slip", {"no": "26090700009", "code": "1"}, headers={"X-Forwarded-For": f"{number}.1.1.1"}
        )  # fmt: skip
    answer = passer_by.client.post(
        "/slip", {"no": "26090700009", "code": "1"}, headers={"X-Forwarded-For": forged}
    )
    assert answer.status_code == 429


def test_behind_our_proxy_each_caller_counts_alone(passer_by, world, settings):
    settings.PROXIES = ("127.0.0.0/8",)
    post = passer_by.client.post
    for _ in range(10):
        post("/slip", {"no": "1", "code": "1"}, headers={"X-Forwarded-For": "9.9.9.9, 5.5.5.5"})
    for forwarded, status in {"5.5.5.5": 429, "5.5.5.5, 127.0.0.2": 429, "5.5.5.6": 422}.items():
        answer = post("/slip", {"no": "1", "code": "1"}, headers={"X-Forwarded-For": forwarded})
        assert answer.status_code == status, forwarded


def test_asking_for_other_peoples_orders_again_and_again_is_an_alarm(as_, world):
    order, stranger = world.place("秦奶奶"), as_("高大爷")
    for _ in range(20):
        assert stranger.look(f"/orders/{order.no}").status_code == 404
    account = world.people["高大爷"].account
    assert events_of("account", account.pk).filter(verb="account.alarm").count() == 1
