"""The points follow: a household splits or merges, two rows were one person, somebody leaves for good."""

import pytest

from tests.domain.refusing import malformed, objected
from tests.ledger.points.earning import (
    balances,
    collect,
    earn,
    family,
    has,
    hold,
    of,
    release,
    reverse,
    total,
)
from tests.world import MONDAY
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.proof import verify_points
from wudan.people.actions import households
from wudan.people.models import Household, HouseholdMember, Person
from wudan.people.opening import for_checking
from wudan.privacy.actions import erase_person, merge_persons, separate_persons
from wudan.privacy.copies import copy_of

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _whole(world):
    yield
    assert total() == 0
    assert verify_points().faults == []


def of_home(home):
    return points.household(home.pk)


def split(world, home, head, spend):
    return book.split_household(
        household=home, title="小李家", head=world.people[head], movers=[], spend=spend,
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


def merge(world, home, into):
    return book.merge_households(household=home, into=into, by=world.actor("柳文书"), at=MONDAY)


def test_a_household_that_splits_says_how_its_points_are_shared(world):
    home = family(world, "秦奶奶", "李小妹")
    earn(world, of_home(home), spend=30, honor=50)
    made = split(world, home, "李小妹", 12)
    assert has(of_home(home), spend=18, honor=50)
    assert has(of_home(made), spend=12)
    assert HouseholdMember.objects.of(world.people["李小妹"].pk).household == made


def test_a_split_shares_no_more_than_there_is_and_moves_no_stranger_and_no_head(world):
    home = family(world, "秦奶奶", "李小妹")
    earn(world, of_home(home), spend=3)
    with objected("not_enough"):
        split(world, home, "李小妹", 4)
    with malformed("movers"):
        split(world, home, "高大爷", 0)
    with objected("head_stays"):
        split(world, home, "秦奶奶", 0)
    with malformed("spend"):
        split(world, home, "李小妹", -1)
    assert Household.objects.count() == 1
    split(world, home, "李小妹", 0)


def test_of_two_that_merge_the_heir_has_all_even_what_is_held_and_owed(world):
    old, new = family(world, "秦奶奶"), family(world, "李小妹")
    wrong = earn(world, of_home(old), spend=10, honor=5)
    earn(world, of_home(new), spend=3)
    held = hold(world, of_home(old), 6)
    other = hold(world, of_home(old), 2)
    reverse(world, wrong)
    assert has(of_home(old), held=8, owed=8)
    merge(world, old, new)
    assert has(of_home(old))
    assert has(of_home(new), held=8, owed=5)
    collect(world, held)
    release(world, other)
    assert has(of_home(new), owed=3)


def test_what_comes_to_a_household_that_ended_comes_to_its_heir(world):
    old, new = family(world, "秦奶奶"), family(world, "李小妹")
    made = earn(world, of_home(old), spend=10)
    merge(world, old, new)
    earn(world, of_home(old), spend=5)
    assert has(of_home(new), spend=15)
    reverse(world, made)
    assert has(of_home(new), spend=5)
    with objected("household_ended"):
        merge(world, old, new)
    with objected("itself"):
        merge(world, new, new)


@pytest.fixture
def twin(world):
    """秦奶奶 once more, registered a second time."""
    one = world.people["秦奶奶"]
    made = Person.objects.create(county=one.county, name=one.name, phone=world.phone("秦奶奶"), home=one.home)  # fmt: skip
    world.people["二奶奶"] = made
    return made


def test_points_follow_the_person_and_go_back(world, twin):
    mine, hers = of(world, "秦奶奶"), of(world, "二奶奶")
    home = family(world, "二奶奶", "李小妹")
    family(world, "秦奶奶")
    earn(world, mine, spend=1)
    earn(world, hers, spend=10, honor=4)
    held = hold(world, hers, 3)
    office = world.actor("柳文书")
    merger = merge_persons(kept=world.people["秦奶奶"], dropped=twin, by=office, at=MONDAY)
    assert has(mine, spend=8, honor=4, held=3)
    assert has(hers)
    assert list(home.members.filter(until=None).values_list("role", flat=True)) == ["head"]
    earn(world, hers, spend=2)
    separate_persons(merger=merger, by=office, at=MONDAY)
    assert has(hers, spend=7, honor=4, held=3)
    assert has(mine, spend=3)
    collect(world, held)
    assert has(hers, spend=7, honor=4)


def test_who_leaves_for_good_leaves_the_points_to_the_household(world):
    home = family(world, "李小妹", "秦奶奶")
    earn(world, of(world, "李小妹"), spend=10, honor=4)
    erase_person(person=world.people["李小妹"], by=world.actor("李小妹"), at=MONDAY)
    assert has(of_home(home), spend=10)
    assert balances(of(world, "李小妹"))["spend"] == 0
    assert home.members.get(until=None).role == "head"


def test_the_last_of_a_household_gives_them_back_and_its_name_goes(world):
    home = family(world, "李小妹")
    made = earn(world, of(world, "李小妹"), spend=10)
    erase_person(person=world.people["李小妹"], by=world.actor("李小妹"), at=MONDAY)
    home.refresh_from_db()
    assert "李" not in home.title
    assert has(of(world, "李小妹"))
    reverse(world, made)
    assert has(of(world, "李小妹"), owed=10)


def test_members_join_leave_and_lead(world):
    home, keeper = family(world, "秦奶奶"), world.actor("马青山")
    with objected("in_a_household"):
        households.join(household=home, person=world.people["秦奶奶"], by=keeper, at=MONDAY)
    households.join(household=home, person=world.people["李小妹"], by=keeper, at=MONDAY)
    with objected("is_head"):
        households.leave(household=home, person=world.people["秦奶奶"], by=keeper, at=MONDAY)
    households.name_head(household=home, person=world.people["李小妹"], by=keeper, at=MONDAY)
    households.leave(household=home, person=world.people["秦奶奶"], by=keeper, at=MONDAY)
    with objected("last_member"):
        households.leave(household=home, person=world.people["李小妹"], by=keeper, at=MONDAY)
    with objected("not_your_unit"):
        households.join(household=home, person=world.people["高大爷"], by=world.actor("贾站长"), at=MONDAY)  # fmt: skip
    with objected("not_your_role"):
        households.join(household=home, person=world.people["高大爷"], by=world.oneself("马青山"), at=MONDAY)  # fmt: skip


def test_ones_copy_tells_of_the_household_one_belongs_to_now(world):
    home, keeper = family(world, "秦奶奶", "李小妹"), world.actor("马青山")
    earn(world, of_home(home), spend=30)
    sister = world.people["李小妹"]

    def told():
        parts = copy_of(sister, for_checking())
        kinds = {"户名", "家里的积分账户"}
        return {part.holding.what: len(part.rows) for part in parts if part.holding.what in kinds}

    assert told() == {"户名": 1, "家里的积分账户": 5}
    households.leave(household=home, person=sister, by=keeper, at=MONDAY)
    assert told() == {"户名": 0, "家里的积分账户": 0}
