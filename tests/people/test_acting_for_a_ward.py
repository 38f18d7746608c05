"""A guardian orders for a ward, follows, supplements, withdraws; and sees nothing else (A32)."""

import pytest

from tests.domain.refusing import missing, objected, refused_by_the_database
from tests.people.bonding import bonded, proposed
from tests.world import MONDAY, PATHS, walk
from wudan.orders import actions, permissions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actions import bonds
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


@pytest.fixture
def guardian(world):
    return for_self(world.people["李小妹"].pk)


@pytest.fixture
def elder(world):
    return for_self(world.people["秦奶奶"].pk)


def place(world, by, ward="秦奶奶", **need):
    wanted = Need(service=world.services["haircut"], **need)
    return actions.place(need=wanted, by=by, at=MONDAY, ward=world.people[ward].pk)


def seen(actor):
    return set(Order.objects.visible_to(actor, on=TODAY).values_list("pk", flat=True))


def test_the_order_is_the_wards_and_marked_as_placed_by_the_guardian(world, guardian):
    bond = bonded(world)
    order = place(world, guardian)
    assert (order.placed_for_id, order.placed_by_id, order.bond_id) == (bond.ward_id, bond.guardian_id, bond.pk)  # fmt: skip
    assert (order.channel, order.consent) == ("proxy", "bond")
    assert order.is_by_proxy
    assert order.unit.short_name == "杨柳村站"


def test_without_a_running_bond_there_is_no_such_ward(world, guardian, elder):
    with missing():
        place(world, guardian)
    bond = proposed(world)
    with missing():
        place(world, guardian)
    bonds.confirm(bond=bond, by=elder, at=MONDAY, how="account")
    place(world, guardian)
    with missing():
        place(world, elder, ward="李小妹")
    bonds.end(bond=bond, by=elder, at=MONDAY)
    with missing():
        place(world, guardian)


def test_the_guardian_sees_what_he_placed_and_nothing_else_of_the_ward(world, guardian):
    bonded(world)
    mine, hers = place(world, guardian), world.place()
    assert seen(guardian) == {mine.pk}
    assert permissions.may_view(guardian, mine, on=TODAY)
    assert not permissions.may_view(guardian, hers, on=TODAY)
    assert not permissions.may_see_contact(guardian, mine)


def test_and_not_even_that_once_the_bond_has_ended(world, guardian, elder):
    bond = bonded(world, reviews=True)
    order = place(world, guardian)
    bonds.end(bond=bond, by=elder, at=MONDAY)
    assert seen(guardian) == set()
    assert not permissions.may_view(guardian, order, on=TODAY)
    for verb in (Verb.WITHDRAW, Verb.SUPPLEMENT, Verb.REVIEW, Verb.ACKNOWLEDGE):
        assert permissions.objection(verb, guardian, order, on=TODAY)
    assert order.pk in seen(elder)


def test_he_withdraws_and_supplements(world, guardian):
    bonded(world)
    order = place(world, guardian)
    returned = walk(world, order, "returned")
    actions.supplement(order=returned, by=guardian, at=MONDAY, words="周三上午")
    actions.withdraw(order=order, by=guardian, at=MONDAY)


@pytest.mark.parametrize("named", [False, True])
def test_he_reviews_only_if_the_ward_named_him(world, guardian, named):
    bonded(world, reviews=named)
    order = walk(world, place(world, guardian), "done")
    if named:
        actions.acknowledge(order=order, by=guardian, at=MONDAY)
        actions.review(order=order, by=guardian, at=MONDAY, score=5)
        return
    with objected("not_your_order"):
        actions.acknowledge(order=order, by=guardian, at=MONDAY)
    with objected("not_yours_to_review"):
        actions.review(order=order, by=guardian, at=MONDAY, score=5)


def test_the_ward_can_disown_it(world, guardian, elder):
    bonded(world)
    order = place(world, guardian)
    with objected("not_your_order"):
        actions.disown(order=order, by=guardian, at=MONDAY)
    assert actions.disown(order=order, by=elder, at=MONDAY).stage == "void"


@pytest.mark.parametrize("stage", PATHS)
def test_the_ward_keeps_every_right(world, guardian, elder, stage):
    bonded(world)
    order = walk(world, place(world, guardian), stage)
    own = world.order_at(stage)
    mine = set(permissions.available(elder, order, on=TODAY)) - {Verb.DISOWN}
    assert mine == set(permissions.available(elder, own, on=TODAY))


def test_a_keeper_who_is_a_guardian_acts_as_such_only_as_himself(world):
    bonded(world, "马青山", kind="helper")
    order = place(world, world.oneself("马青山"))
    assert order.placed_under_id is None
    with objected("not_your_role"):
        place(world, world.actor("马青山"))


def test_the_database_knows_that_a_guardian_needs_a_bond(world):
    order = world.place()
    with refused_by_the_database("order_by_guardian_has_bond"):
        Order.objects.filter(pk=order.pk).update(consent="bond")
