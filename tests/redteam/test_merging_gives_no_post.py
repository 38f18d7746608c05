"""合并 is not a way around 任命: whoever merges two rows may not move a post or an account to it."""

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.people.actions import persons, posts
from wudan.people.actions.accounts.noting import free_name
from wudan.people.models import Account, Person, Post

pytestmark = pytest.mark.postgres


@pytest.fixture
def newcomer(world):
    """Lives below 乔委员 and gets a post that he does not give; has no account yet."""
    one = Person.objects.create(county="610626", name="韩新任", home=world.units["杨柳村"])
    posts.grant(person=one, role="center_office", unit=world.units["c"], by=world.actor("安守一"), at=MONDAY)  # fmt: skip
    return one


@pytest.fixture
def puppet(world):
    """Somebody with an account, of whom the attacker knows the password."""
    one = Person.objects.create(county="610626", name="韩新任", home=world.units["杨柳村"])
    Account.objects.create(account=free_name(), person=one)
    return one


def test_the_institute_moves_no_office_post_to_whom_it_likes(world, newcomer, puppet):
    with objected("holds_post"):
        persons.merge(kept=puppet, dropped=newcomer, by=world.actor("乔委员"), at=MONDAY)
    assert not Post.objects.filter(person=puppet).exists()


def test_nor_an_account_of_its_own_to_who_holds_the_post(world, newcomer, puppet):
    with objected("holds_post"):
        persons.merge(kept=newcomer, dropped=puppet, by=world.actor("乔委员"), at=MONDAY)
    assert not Account.objects.filter(person=newcomer).exists()


def test_who_could_appoint_them_may_merge_their_rows(world, puppet):
    leader = world.people["苏远"]
    twin = Person.objects.create(county="610626", name="苏远", home=leader.home)
    persons.merge(kept=leader, dropped=twin, by=world.actor("乔委员"), at=MONDAY)
    assert Person.objects.get(pk=twin.pk).merged_into_id == leader.pk
