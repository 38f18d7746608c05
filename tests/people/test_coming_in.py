"""Who comes in, how, and who lets somebody in again: the acts themselves, without any page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.refusing import objected
from tests.world import MONDAY, PASSWORD
from wudan.journal.events import events_of
from wudan.kit.refusals import Objected, TooMany
from wudan.people.actions.accounts import (
    open_account,
    reset_second_factor,
    set_up_second_factor,
    sign_in,
    unlock_account,
)
from wudan.people.actions.accounts.unlock_account import LASTS
from wudan.people.models import Account
from wudan.people.second_factor import has_second_factor, sheet_of

pytestmark = pytest.mark.postgres


def come(name, password, at=MONDAY):
    return sign_in(name=name, password=password, address="10.0.0.7", at=at)


def account_of(world, name):
    return world.people[name].account


def test_a_wrong_and_an_unknown_name_take_the_same_work(world):
    come("a2", "wrong-password")  # today's chain of the journal is there
    works = []
    for name in ("a1", "nobody"):
        with CaptureQueriesContext(connection) as work:
            assert come(name, "wrong-password") is None
        works.append([query["sql"].split()[0] for query in work])
    assert len(works[0]) == len(works[1])


def test_five_wrong_ones_shut_one_account_for_a_quarter_of_an_hour(world):
    for _ in range(5):
        assert come("a1", "wrong-password") is None
    with pytest.raises(TooMany) as told:
        come("a1", PASSWORD)
    assert told.value.retry_at == MONDAY + timedelta(minutes=15)
    assert come("a2", PASSWORD).account.account == "a2"
    assert come("a1", PASSWORD, at=MONDAY + timedelta(minutes=15)).how == "password"
    verbs = [event.verb for event in events_of("account", account_of(world, "秦奶奶").pk)]
    assert verbs == [*["account.fail"] * 5, "account.lock", "account.sign_in"]


def test_a_one_time_code_lets_in_once_and_for_half_an_hour(world):
    account, helper = account_of(world, "马青山"), world.actor("乔委员")
    code = unlock_account(account=account, by=helper, at=MONDAY)
    assert come(account.account, code).needs_new_password
    assert come(account.account, code) is None
    code = unlock_account(account=account, by=helper, at=MONDAY)
    assert come(account.account, code, at=MONDAY + LASTS + timedelta(seconds=1)) is None


def test_a_newer_code_replaces_the_older(world):
    account, helper = account_of(world, "马青山"), world.actor("乔委员")
    older = unlock_account(account=account, by=helper, at=MONDAY)
    newer = unlock_account(account=account, by=helper, at=MONDAY)
    assert come(account.account, older) is None
    assert come(account.account, newer)


@pytest.mark.parametrize(
    ("helper", "name"),
    [
        ("乔委员", "马青山"), ("柳文书", "马青山"), ("柳文书", "乔委员"), ("柳文书", "景科长"),
        ("计管理", "柳文书"), ("计管理", "郝书记"), ("柳文书", "计管理"), ("马青山", "秦奶奶"),
        ("马青山", "苏远"), ("乔委员", "高大爷"),
    ],
)  # fmt: skip
def test_the_site_above_helps(world, helper, name):
    assert unlock_account(account=account_of(world, name), by=world.actor(helper), at=MONDAY)


@pytest.mark.parametrize(
    ("helper", "name", "code"),
    [
        ("乔委员", "乔委员", "yourself"), ("计管理", "计管理", "yourself"),
        ("马青山", "乔委员", "not_your_unit"), ("贾站长", "马青山", "not_your_unit"),
        ("乔委员", "柳文书", "not_your_unit"), ("乔委员", "贾站长", "not_your_unit"),
        ("贾站长", "秦奶奶", "not_your_unit"), ("景科长", "秦奶奶", "not_your_role"),
        ("郝书记", "马青山", "not_your_role"), ("苏远", "秦奶奶", "not_your_role"),
        ("秦奶奶", "李小妹", "not_your_role"), ("严审计", "秦奶奶", "not_your_role"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", [unlock_account, reset_second_factor])
def test_nobody_else_does_and_nobody_himself(world, helper, name, code, act):
    with pytest.raises(Objected) as told:
        act(account=account_of(world, name), by=world.actor(helper), at=MONDAY)
    assert told.value.code == code


@pytest.mark.parametrize(
    ("first", "second"),
    [(unlock_account, reset_second_factor), (reset_second_factor, unlock_account)],
)
def test_password_and_second_factor_take_two_helpers_until_the_holder_was_back(
    world, first, second
):
    account, helper = account_of(world, "马青山"), world.actor("乔委员")
    first(account=account, by=helper, at=MONDAY)
    later = MONDAY + timedelta(hours=24)
    second(account=account, by=world.actor("柳文书"), at=MONDAY)
    with objected("another_person"):
        second(account=account, by=helper, at=later + timedelta(seconds=1))
    set_up_second_factor(account=account, secret="", code="", at=later)
    second(account=account, by=helper, at=later + timedelta(seconds=1))
    with pytest.raises(Objected, match="另一位上级"):
        first(account=account, by=helper, at=later + timedelta(minutes=1))


def test_a_reset_second_factor_ends_the_sessions(world):
    account = account_of(world, "马青山")
    set_up_second_factor(account=account, secret="", code="", at=MONDAY)
    assert len(sheet_of(account)) == 40
    before = account.get_session_auth_hash()
    reset_second_factor(account=account, by=world.actor("乔委员"), at=MONDAY)
    assert not has_second_factor(account)
    assert Account.objects.get(pk=account.pk).get_session_auth_hash() != before


def test_who_has_no_account_gets_one_and_only_one(world):
    person, keeper = world.people["秦奶奶"], world.actor("马青山")
    person.account.delete()
    account, code = open_account(person=person, by=keeper, at=MONDAY)
    assert come(account.account, code).needs_new_password
    with pytest.raises(Objected, match="已经有账号"):
        open_account(person=person, by=keeper, at=MONDAY)
