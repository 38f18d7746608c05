"""Who leaves takes along what is theirs, and nothing of the elder they ordered for."""

import pytest

from tests.domain.refusing import objected
from tests.people.bonding import bonded
from tests.world import MONDAY, plain, walk
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actions import bonds
from wudan.people.actors import for_self
from wudan.privacy.actions import erase_person

pytestmark = pytest.mark.postgres


def placed(world):
    """李小妹 ordered a haircut for 秦奶奶."""
    need, guardian = Need(service=world.services["haircut"]), world.people["李小妹"]
    return actions.place(
        need=need, by=for_self(guardian.pk), at=MONDAY, ward=world.people["秦奶奶"].pk
    )


def test_a_guardian_who_is_erased_does_not_empty_the_wards_open_order(world):
    bonded(world)
    order, guardian = placed(world), world.people["李小妹"]
    erase_person(person=guardian, by=for_self(guardian.pk), at=MONDAY)
    left = Order.objects.get(pk=order.pk)
    assert (left.words, plain(left.address)) == (order.words, plain(order.address))
    assert (left.slip_code, left.deidentified_on) == (order.slip_code, None)


def test_no_longer_named_means_no_longer_for_the_order_that_runs(world):
    bond = bonded(world, reviews=True)
    order, ward = placed(world), for_self(world.people["秦奶奶"].pk)
    order = _served(world, order)
    bonds.name_reviewer(bond=bond, reviews=False, by=ward, at=MONDAY)
    with objected("not_yours_to_review"):
        actions.review(order=order, by=for_self(world.people["李小妹"].pk), at=MONDAY, score=5)
    actions.review(order=order, by=ward, at=MONDAY, score=4)


def _served(world, order):
    return walk(world, order, "done")
