"""An item that goes to some towns and villages only: asked for from elsewhere it is refused in words (R037)."""

import pytest

from tests.deliveries.planning import begun, placed
from tests.domain.refusing import malformed, objected, refused
from tests.world import MONDAY
from wudan.catalog.models import Service
from wudan.catalog.reach import fault_of_reach, names_of, only_words, places_words
from wudan.intake.actions import print_cards
from wudan.kit.refusals import Malformed
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.people.models import Person


@pytest.fixture
def near(world):
    """Haircuts go to 铁边城 only, and to one village beyond."""
    item = world.services["haircut"]
    item.serves = [world.units["铁边城"].path, world.units["王台村"].path]
    item.save(update_fields=["serves"])
    return item


def test_it_is_had_where_it_goes_and_in_all_below(world, near):
    assert near.reaches(world.units["杨柳村"].path)
    assert near.reaches(world.units["王台村"].path)
    assert not near.reaches(world.units["徐家湾村"].path)
    assert near.reaches_some(world.units["c"].path)
    assert world.place("秦奶奶").service == near
    assert world.place("白嫂").service == near


def test_from_elsewhere_it_is_refused_and_told_where_it_goes(world, near):
    with refused(Malformed, match="“上门理发”这项服务现在只到铁边城镇、王台村") as told:
        world.place("贺叔")
    assert set(told.value.fields) == {"service"}
    assert world.place("贺叔", None, words="想理个发").service is None


def test_somebody_who_lives_elsewhere_is_ordered_for_where_it_goes(world, near):
    order = actions.place(
        need=Need(service=near, address="亲戚家"), by=world.actor("贺叔"), at=MONDAY,
        village=world.units["杨柳村"],
    )  # fmt: skip
    assert order.origin == world.units["杨柳村"]


def test_a_telephone_order_is_refused_in_the_same_words(world, near):
    person = Person.objects.get(name="贺叔")
    with malformed("service"):
        actions.place_for(
            need=Need(service=near), beneficiary=person, channel="telephone",
            consent="spoken_phone", by=world.actor("柳文书"), at=MONDAY,
        )  # fmt: skip


def test_no_desk_makes_an_order_one_of_an_item_that_does_not_go_there(world, near):
    said = world.place("贺叔", None, words="头发长了")
    office = world.actor("柳文书")
    with malformed("service"):
        actions.accept(order=said, service=near, by=office, at=MONDAY)
    taken = actions.accept(order=said, service=world.services["bath"], by=office, at=MONDAY)
    with malformed("service"):
        actions.reclassify(order=taken, service=near, words="理发的", by=office, at=MONDAY)


def test_an_order_placed_before_the_item_was_narrowed_goes_on(world):
    order, item = world.place("贺叔"), world.services["haircut"]
    item.serves = [world.units["铁边城"].path]
    item.save(update_fields=["serves"])
    taken = actions.accept(
        order=order, service=Service.objects.get(pk=item.pk), by=world.actor("柳文书"), at=MONDAY
    )
    assert taken.stage == "accepted"


def test_places_are_named_by_one_statement_and_none_for_the_whole_county(
    world, near, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert names_of([world.services["bath"]]) == {}
        assert fault_of_reach(world.services["bath"], world.units["徐家湾村"].path) == ""
    world.services["bath"].serves = [world.units["石峁村"].path]
    with django_assert_num_queries(1):
        names = names_of(world.services.values())
    assert places_words(world.services["bath"], names) == "石峁村"
    assert only_words(near, names) == "只到铁边城镇、王台村"
    near.serves = [unit.path for unit in world.units.values()][:9]
    assert "等 9 处" in only_words(near, names_of([near]))


def test_a_card_is_not_printed_with_what_does_not_go_there(world, near):
    with malformed("services"):
        print_cards(
            unit=world.units["徐家湾村"],
            services=[near],
            copies=1,
            by=world.actor("柳文书"),
            at=MONDAY,
        )
    assert print_cards(
        unit=world.units["杨柳村"], services=[near], copies=1, by=world.actor("柳文书"), at=MONDAY
    )


def test_a_round_takes_no_village_the_item_does_not_go_to(world, near):
    plan = begun(world)
    plan.service.serves = [world.units["铁边城"].path]
    plan.service.save(update_fields=["serves"])
    with objected("not_there"):
        placed(world, plan)
