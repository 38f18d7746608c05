"""One who unlocks a password never opens the second factor as well, however long they wait."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.entering import Authenticator
from tests.world import MONDAY
from wudan.people.actions import persons
from wudan.people.actions.accounts import (
    prove_second_factor,
    reset_second_factor,
    unlock_account,
)

pytestmark = pytest.mark.postgres
NEXT_WEEK = MONDAY + timedelta(days=7)


def test_waiting_a_week_does_not_make_two_people_of_one(world):
    account, by = world.people["严审计"].account, world.actor("计管理")
    Authenticator(account)
    unlock_account(account=account, by=by, at=MONDAY)
    with objected("another_person"):
        reset_second_factor(account=account, by=by, at=NEXT_WEEK)
    reset_second_factor(account=account, by=world.actor("柳文书"), at=NEXT_WEEK)


def test_once_the_holder_has_shown_the_second_factor_the_slate_is_clean(world):
    account, by = world.people["马青山"].account, world.actor("乔委员")
    shown = Authenticator(account)
    unlock_account(account=account, by=by, at=MONDAY)
    prove_second_factor(account=account, code=shown.code, at=MONDAY + timedelta(hours=1))
    with objected("another_person"):
        reset_second_factor(account=account, by=by, at=MONDAY + timedelta(hours=2))
    reset_second_factor(account=account, by=by, at=NEXT_WEEK)


def test_a_post_that_begins_tomorrow_protects_its_account_today(world):
    officer = world.people["高大爷"]
    post = world.posts["景科长"]
    post.pk, post.person, post.starts_on = None, officer, MONDAY.date() + timedelta(days=3)
    post.heads = False
    post.save()
    with objected("not_your_unit"):
        unlock_account(account=officer.account, by=world.actor("乔委员"), at=MONDAY)


def test_a_new_telephone_is_a_door_as_well(world):
    keeper, by = world.people["马青山"], world.actor("乔委员")
    Authenticator(keeper.account)
    persons.correct(person=keeper, changes={"phone": "10177777777"}, by=by, at=MONDAY)
    with objected("another_person"):
        reset_second_factor(account=keeper.account, by=by, at=NEXT_WEEK)


def test_nor_after_the_second_factor_was_opened(world):
    keeper, by = world.people["马青山"], world.actor("乔委员")
    Authenticator(keeper.account)
    reset_second_factor(account=keeper.account, by=by, at=MONDAY)
    with objected("another_person"):
        persons.correct(person=keeper, changes={"phone": "10177777777"}, by=by, at=NEXT_WEEK)
    persons.correct(person=keeper, changes={"address": "村东头"}, by=by, at=NEXT_WEEK)
