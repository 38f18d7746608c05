"""What is de-identified leads to nobody, by no way round; what ended is removed, and stops nothing."""

from datetime import timedelta

import pytest

from tests.people.bonding import bonded
from tests.world import MONDAY, walk
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actions import bonds
from wudan.people.actors import for_self
from wudan.people.models import Bond
from wudan.privacy.actions import erase_person, retain

pytestmark = pytest.mark.postgres
YEAR = timedelta(days=366)


@pytest.fixture
def served(world):
    """李小妹 ordered for 秦奶奶; it was done; then their bond ended."""
    bond, need = bonded(world, reviews=True), Need(service=world.services["haircut"])
    guardian, ward = (for_self(world.people[name].pk) for name in ("李小妹", "秦奶奶"))
    order = actions.place(need=need, by=guardian, at=MONDAY, ward=ward.person_id)
    order = walk(world, order, "reviewed")
    bonds.end(bond=bond, by=ward, at=MONDAY + timedelta(days=1))
    return Order.objects.get(pk=order.pk)


def test_a_deidentified_order_leads_to_its_ward_by_no_bond(served):
    retain(at=MONDAY + 2 * YEAR)
    order = Order.objects.get(pk=served.pk)
    assert order.deidentified_on is not None
    assert (order.bond_id, order.reviewer_id, order.consent) == (None, None, "bond")
    assert order.is_by_proxy


def test_the_bond_goes_when_its_time_is_over(served):
    retain(at=MONDAY + 2 * YEAR)
    retain(at=MONDAY + 4 * YEAR)
    assert not Bond.objects.exists()


def test_a_bond_whose_order_is_not_due_yet_holds_nothing_up(served):
    Order.objects.filter(pk=served.pk).update(closed_at=MONDAY + 3 * YEAR)
    retain(at=MONDAY + 4 * YEAR)
    assert Bond.objects.count() == 1


def test_after_the_ward_was_erased_the_guardian_has_nothing_of_it_in_hand(served, world):
    ward = world.people["秦奶奶"]
    erase_person(person=ward, by=for_self(ward.pk), at=MONDAY + timedelta(days=2))
    guardian = for_self(world.people["李小妹"].pk)
    assert not Order.objects.visible_to(guardian, on=MONDAY.date()).exists()
