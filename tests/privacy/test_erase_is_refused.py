"""Not yet, not by you, not alone: when nobody is erased, and what is said."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.world import MONDAY
from wudan.kit.refusals import Missing, Objected
from wudan.people.models import Person
from wudan.privacy.actions import erase_person

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=1)


def refused(world, name, by, request=None):
    person = Person.objects.get(pk=world.people[name].pk)
    with pytest.raises(Objected) as told, transaction.atomic():
        erase_person(person=person, by=by, at=LATER, request=request)
    assert Person.objects.get(pk=person.pk).name == name
    return told.value


def test_while_an_order_is_open(world):
    order = world.place()
    told = refused(world, "秦奶奶", world.oneself("秦奶奶"))
    assert told.code == "open_order"
    assert order.number in told.words


def test_while_a_post_is_held(world):
    told = refused(world, "马青山", world.oneself("马青山"))
    assert told.code == "holds_post"
    assert "站长" in told.words


def test_by_a_neighbour(world):
    assert refused(world, "秦奶奶", world.oneself("高大爷")).code == "not_yours"


def test_by_the_office_without_a_signed_wish(world):
    assert refused(world, "秦奶奶", world.actor("乔委员")).code == "no_wish"


def test_by_the_one_who_took_the_wish(world, signed_wish):
    wish = signed_wish("秦奶奶", MONDAY, by="乔委员")
    assert refused(world, "秦奶奶", world.actor("乔委员"), wish).code == "second_person"


def test_by_the_keeper_alone(world, signed_wish):
    wish = signed_wish("秦奶奶", MONDAY)
    assert refused(world, "秦奶奶", world.actor("马青山"), wish).code == "not_your_role"


def test_by_the_office_of_another_place(world, signed_wish):
    wish = signed_wish("白嫂", MONDAY, by="贾站长")
    assert refused(world, "白嫂", world.actor("乔委员"), wish).code == "not_your_unit"


def test_on_the_wish_of_somebody_else(world, signed_wish):
    wish = signed_wish("李小妹", MONDAY)
    assert refused(world, "秦奶奶", world.actor("乔委员"), wish).code == "no_wish"


def test_two_persons_erase_on_a_signed_wish(world, signed_wish):
    wish = signed_wish("秦奶奶", MONDAY)
    person = world.people["秦奶奶"]
    erase_person(person=person, by=world.actor("乔委员"), at=LATER, request=wish)
    wish.refresh_from_db()
    assert Person.objects.get(pk=person.pk).name == "已注销"
    assert (wish.outcome, wish.answered_at) == ("done", LATER)


def test_nobody_twice(world):
    by = world.oneself("秦奶奶")
    erase_person(person=world.people["秦奶奶"], by=by, at=LATER)
    with pytest.raises(Objected) as told, transaction.atomic():
        erase_person(person=world.people["秦奶奶"], by=by, at=LATER)
    assert told.value.code == "erased"


def test_for_who_is_erased_no_order_is_placed_any_more(world):
    by = world.oneself("秦奶奶")
    erase_person(person=world.people["秦奶奶"], by=by, at=LATER)
    with pytest.raises(Missing), transaction.atomic():
        world.place()
