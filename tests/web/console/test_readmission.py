"""A locked-out station account gets a way back through its upper site, face to face."""

import re

import pytest
from django.test import Client

from tests.entering import Authenticator
from tests.web.portal.visiting import Visitor, text
from tests.world import PASSWORD
from wudan.journal.models import Event
from wudan.people.models import Account
from wudan.people.second_factor import has_second_factor

GOOD = "窑洞前头三棵老枣树啊"


def code_on(page):
    found = re.search(r"(\d{4}) (\d{4})</span>", page.content.decode())
    return found.group(1) + found.group(2)


def helped(desk_of, helper, world, name):
    return desk_of(helper).send("one-time-code", world.people[name].pk, q=name)


def locked_out(world, name):
    keeper = Visitor(Client())
    account = world.people[name].account.account
    for _ in range(5):
        keeper.send("/sign-in", account=account, password="wrong-wrong-wrong")
    answer = keeper.send("/sign-in", account=account, password=PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    return keeper, account


def test_a_locked_out_keeper_comes_back_through_the_institute(desk_of, world):
    keeper, account = locked_out(world, "马青山")
    assert keeper.send("/sign-in", account="a1", password=PASSWORD).status_code == 303
    code = code_on(helped(desk_of, "乔委员", world, "马青山"))
    keeper = Visitor(Client())
    came = keeper.send("/sign-in", account=account, password=code)
    assert came["Location"] == "/account/password"
    assert keeper.send("/account/password", new=GOOD, again=GOOD)["Location"] == "/second-factor"
    keeper.send("/sign-out")
    assert keeper.send("/sign-in", account=account, password=code).status_code == 422
    assert keeper.send("/sign-in", account=account, password=GOOD).status_code == 303
    verbs = set(Event.objects.filter(subject="account").values_list("verb", flat=True))
    assert {"account.lock", "account.unlock", "account.password"} <= verbs
    assert code not in str(list(Event.objects.values()))


def test_a_lock_is_of_one_account_and_the_same_for_nobodys(world, passer_by_at_desk):
    nobody = passer_by_at_desk
    for _ in range(5):
        assert nobody.send("/sign-in", account="nobody", password="x" * 12).status_code == 422
    assert nobody.send("/sign-in", account="nobody", password="x" * 12).status_code == 429
    assert nobody.send("/sign-in", account="a1", password=PASSWORD).status_code == 303


@pytest.fixture
def passer_by_at_desk():
    return Visitor(Client())


@pytest.mark.parametrize(
    ("helper", "name"),
    [("贾站长", "马青山"), ("贾站长", "秦奶奶"), ("马青山", "贾站长"), ("乔委员", "贾站长")],
)
def test_who_is_not_below_does_not_exist(desk_of, world, helper, name):
    assert helped(desk_of, helper, world, name).status_code == 404


@pytest.mark.parametrize(
    ("helper", "name", "words"),
    [("乔委员", "乔委员", "不能给自己"), ("柳文书", "柳文书", "不能给自己")],
)
def test_nobody_helps_himself(desk_of, world, helper, name, words):
    answer = helped(desk_of, helper, world, name)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Account.objects.filter(one_time_code__isnull=False).exists()


def test_a_leader_or_officer_has_no_such_page(desk_of, world):
    for who in ("郝书记", "景科长", "苏远", "秦奶奶", "严审计"):
        assert desk_of(who).see("readmission").status_code == 404


def test_a_keeper_helps_the_people_of_the_village_and_opens_accounts(desk_of, world):
    page = desk_of("马青山").see("readmission", q="秦奶奶")
    assert "开锁，给一次性登录码" in text(page)
    world.people["秦奶奶"].account.delete()
    answer = helped(desk_of, "马青山", world, "秦奶奶")
    code, account = code_on(answer), Account.objects.get(person=world.people["秦奶奶"])
    came = Visitor(Client()).send("/sign-in", account=account.account, password=code)
    assert came["Location"] == "/account/password"


def test_a_lost_phone_is_reset_by_the_upper_site_and_ends_all_sessions(desk_of, world):
    account = world.people["马青山"].account
    Authenticator(account)
    keeper = desk_of("马青山")
    assert keeper.see("queue").status_code == 200
    answer = desk_of("乔委员").send("second-factor-reset", world.people["马青山"].pk, q="马青山")
    assert answer.status_code == 303
    assert not has_second_factor(account)
    assert keeper.see("queue").status_code == 302


def test_one_person_never_opens_both_within_a_day(desk_of, world):
    institute, pk = desk_of("乔委员"), world.people["马青山"].pk
    assert institute.send("one-time-code", pk).status_code == 200
    answer = institute.send("second-factor-reset", pk)
    assert answer.status_code == 422
    assert "另一位上级" in text(answer)
    assert desk_of("柳文书").send("second-factor-reset", pk).status_code == 303
    assert desk_of("柳文书").send("one-time-code", pk).status_code == 422
