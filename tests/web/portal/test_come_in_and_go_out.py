"""Sign-in, the post one acts under, sign-out."""

import pytest

from tests.web.portal.visiting import NASTY, text
from tests.world import PASSWORD
from wudan.web.portal.demo import demo_accounts


def _account(world, name):
    return world.people[name].account.account


def test_a_resident_lands_at_home_and_a_post_holder_at_the_second_factor(passer_by, world):
    for name, first in {
        "秦奶奶": "/",
        "马青山": "/second-factor",
        "苏远": "/second-factor",
    }.items():
        answer = passer_by.send("/sign-in", account=_account(world, name), password=PASSWORD)
        assert (answer.status_code, answer["Location"]) == (303, first)
        passer_by.send("/sign-out")


def test_one_comes_back_to_where_one_wanted_to_go(passer_by, world):
    fields = {"account": _account(world, "秦奶奶"), "password": PASSWORD}
    answer = passer_by.send("/sign-in", next="/orders/new?service=haircut", **fields)
    assert answer["Location"] == "/orders/new?service=haircut"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
     "/a\nSet-Cookie: x", "/" + "x" * 5000],
)  # fmt: skip
def test_nobody_is_led_elsewhere(passer_by, world, elsewhere):
    fields = {"account": _account(world, "秦奶奶"), "password": PASSWORD}
    assert passer_by.send("/sign-in", next=elsewhere, **fields)["Location"] == "/"


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(passer_by, world):
    wrong = passer_by.send("/sign-in", account=_account(world, "秦奶奶"), password="x")
    unknown = passer_by.send("/sign-in", account="nobody", password="x")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert 'value="x"' not in text(wrong)


def test_the_session_is_a_new_one_after_sign_in(passer_by, world):
    order = world.place()
    passer_by.send("/slip", no=order.no, code=order.slip_code)
    before = passer_by.client.cookies["sessionid"].value
    passer_by.send("/sign-in", account=_account(world, "秦奶奶"), password=PASSWORD)
    assert passer_by.client.cookies["sessionid"].value != before


def test_sign_out_forgets_who_it_was(as_):
    elder = as_("秦奶奶")
    elder.send("/sign-out")
    assert elder.look("/orders/mine").status_code == 302


def test_a_keeper_becomes_herself_and_back(as_, world):
    keeper = as_("马青山")
    assert keeper.send("/acting", post="0")["Location"] == "/"
    assert "我的单" in text(keeper.look("/orders/mine"))
    post = world.posts["马青山"].pk
    assert keeper.send("/acting", post=str(post))["Location"] == "/desk/queue"


def test_nobody_takes_the_post_of_another(as_, world):
    elder = as_("秦奶奶")
    assert elder.send("/acting", post=str(world.posts["柳文书"].pk)).status_code == 422
    assert elder.look("/acting").status_code == 200


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_nothing_typed_breaks_the_doors(passer_by, as_, words):
    answer = passer_by.send("/sign-in", account=words, password=words, demo=words)
    assert answer.status_code == 422
    assert as_("马青山").send("/acting", post=words).status_code == 422


def test_demo_accounts_are_offered_in_a_demo_only(passer_by, settings):
    name = demo_accounts()[0]["accounts"][0]["name"]
    settings.DEMO = False
    assert name not in text(passer_by.look("/sign-in"))
    assert passer_by.send("/sign-in", demo="qunzhong1").status_code == 422
    settings.DEMO = True
    assert name in text(passer_by.look("/sign-in"))


def test_one_press_signs_a_demo_account_in(passer_by, world, settings):
    settings.DEMO = True
    account = world.people["秦奶奶"].account
    account.account = "qunzhong1"
    account.set_password("wudan-demo-2026")
    account.save()
    assert passer_by.send("/sign-in", demo="qunzhong1").status_code == 303
