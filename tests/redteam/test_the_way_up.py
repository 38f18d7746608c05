"""A keeper has no way into the account of somebody above, by whatever data he may write."""

import pytest

from tests.domain.refusing import objected
from tests.people.bonding import proposed
from tests.world import MONDAY
from wudan.people.actions import bonds, persons
from wudan.privacy.actions import ask, print_for

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("above", ["柳文书", "安守一", "严审计", "景科长", "乔委员"])
def test_the_keeper_gives_no_telephone_of_his_own_to_who_stands_above(world, above):
    """All of them live in his village; a telephone is a way to sign in."""
    with objected("holds_post"):
        persons.correct(
            person=world.people[above], changes={"phone": "10177777777"},
            by=world.actor("马青山"), at=MONDAY,
        )  # fmt: skip


def test_who_stands_above_does_and_anybody_their_own_address(world):
    changes = {"phone": "10177777777"}
    persons.correct(person=world.people["马青山"], changes=changes, by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    own = world.oneself("马青山")
    persons.correct(person=world.people["马青山"], changes={"address": "村东头"}, by=own, at=MONDAY)


def test_staff_write_down_the_yes_and_do_not_choose_who_reviews_them(world):
    bond, keeper = proposed(world), world.actor("马青山")
    with objected("not_yours"):
        bonds.confirm(bond=bond, by=keeper, at=MONDAY, how="face", reviews=True)
    assert not bonds.confirm(bond=bond, by=keeper, at=MONDAY, how="face").reviews


def test_nobody_below_prints_all_that_somebody_above_did(world):
    """A copy holds every act under the post; who only lives in the village stands above it."""
    asked = ask(person=world.people["柳文书"], kind="copy", by=world.actor("马青山"), at=MONDAY)
    with objected("holds_post"):
        print_for(request=asked, by=world.actor("马青山"), at=MONDAY)
