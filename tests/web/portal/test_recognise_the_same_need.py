"""Is this the same need again? For the resident's warning and the keeper's calendar."""

from datetime import date, timedelta

from tests.world import MONDAY
from wudan.orders.duplicates import possible_duplicates, same_day_bookings, similarity


def test_the_same_item_again_is_noticed_while_the_first_is_open(world):
    order = world.place("秦奶奶", "haircut")
    elder, haircut = world.people["秦奶奶"], world.services["haircut"]
    assert possible_duplicates(elder, haircut, "") == [order]
    assert possible_duplicates(world.people["高大爷"], haircut, "") == []


def test_much_the_same_words_are_noticed(world):
    order = world.place("秦奶奶", None, words="我家灯坏了，请人来修灯")
    elder = world.people["秦奶奶"]
    assert possible_duplicates(elder, None, "家里灯坏了请人来修一下灯") == [order]
    assert possible_duplicates(elder, None, "想听一场戏") == []


def test_a_closed_order_is_no_duplicate(world):
    world.order_at("withdrawn")
    elder, haircut = world.people["秦奶奶"], world.services["haircut"]
    assert possible_duplicates(elder, haircut, "") == []


def test_the_same_once_a_day_service_on_a_day_is_found(world):
    booked = world.order_at("scheduled")
    elder, haircut = world.people["秦奶奶"], world.services["haircut"]
    day = (MONDAY + timedelta(days=1)).date()
    assert same_day_bookings(elder, haircut, day) == booked
    assert same_day_bookings(elder, haircut, day + timedelta(days=1)) is None
    assert same_day_bookings(elder, world.services["checkup"], day) is None
    assert same_day_bookings(elder, None, day) is None


def test_a_day_that_was_only_asked_for_counts_as_well(world):
    order = world.place("秦奶奶", "haircut", wanted_on=date(2026, 9, 10))
    elder, haircut = world.people["秦奶奶"], world.services["haircut"]
    assert same_day_bookings(elder, haircut, date(2026, 9, 10)) == order


def test_likeness_is_between_nothing_and_all():
    assert similarity("修灯", "修灯") == 1
    assert similarity("修灯", "唱戏") == 0
    assert similarity("", "") == 0


def test_what_was_served_and_waits_for_its_review_is_another_need(world):
    world.order_at("done")
    elder, haircut = world.people["秦奶奶"], world.services["haircut"]
    assert possible_duplicates(elder, haircut, "") == []
