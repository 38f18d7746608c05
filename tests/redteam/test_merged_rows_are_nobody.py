"""A row that was merged away is nobody: it locks nobody out, gets no account and no post."""

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.people.actions import persons, phone_codes, posts
from wudan.people.actions.accounts import open_account
from wudan.people.models import Person

pytestmark = pytest.mark.postgres


@pytest.fixture
def twin(world):
    """秦奶奶 once more under the same telephone, found to be the same and merged."""
    one = world.people["秦奶奶"]
    twin = Person.objects.create(county=one.county, name=one.name, phone=world.phone("秦奶奶"), home=one.home)  # fmt: skip
    persons.merge(kept=one, dropped=twin, by=world.actor("乔委员"), at=MONDAY)
    return Person.objects.get(pk=twin.pk)


def proven(phone):
    row, digits = phone_codes.draw_phone_code(phone=phone, at=MONDAY)
    return phone_codes.prove_phone(code_id=row.pk, digits=digits, at=MONDAY)


def test_who_was_merged_comes_in_by_telephone_as_the_one_they_are(world, twin):
    assert phone_codes.owner_of(proven(world.phone("秦奶奶"))) == world.people["秦奶奶"].account


def test_signing_up_opens_no_account_for_the_row_merged_away(world, twin):
    one = world.people["秦奶奶"]
    one.account.delete()
    made = phone_codes.sign_up(code=proven(world.phone("秦奶奶")), name=one.name, village=one.home, at=MONDAY)  # fmt: skip
    assert made.person_id == one.pk


def test_no_account_is_opened_and_no_post_given_to_it(world, twin):
    keeper = world.actor("乔委员")
    assert twin not in Person.objects.readmittable_by(keeper)
    assert twin not in Person.objects.appointable_by(keeper)
    with objected("gone"):
        open_account(person=twin, by=keeper, at=MONDAY)
    with objected("gone"):
        posts.grant(person=twin, role="station_keeper", unit=world.units["石峁村"], by=keeper, at=MONDAY)  # fmt: skip
