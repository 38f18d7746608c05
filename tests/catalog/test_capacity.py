"""A menu item that is full says so, offers the next date or a turn, and forgets nobody."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.catalog.filling import counted, limited, react
from tests.domain.acts import pass_deadline
from tests.domain.refusing import refused
from tests.world import MONDAY
from wudan.catalog.models import CapacityPeriod, Service, ServiceCapacity
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected
from wudan.orders import actions
from wudan.orders.models import Order

pytestmark = pytest.mark.postgres

OCTOBER = date(2026, 10, 1)


def full(world, **given):
    """One place, and 秦奶奶 has it."""
    item = limited(world, **given)
    return item, world.place()


def test_an_item_without_a_limit_counts_nothing(world):
    assert world.place().period is None
    assert not CapacityPeriod.objects.exists()


def test_the_last_place_is_taken_and_the_next_one_is_asked(world):
    item, first = full(world)
    assert (first.stage, first.period.starts_on) == ("placed", date(2026, 9, 1))
    with refused(Objected, match="9月已满，最早 10月1日") as fault:
        world.place("高大爷")
    assert fault.value.code == "at_capacity"
    assert counted(item) == [(1, 0)]


def test_the_next_date_is_taken_when_wanted(world):
    item, _ = full(world)
    order = world.place("高大爷", when_full="next")
    assert (order.stage, order.wanted_on) == ("placed", OCTOBER)
    assert counted(item) == [(1, 0), (1, 0)]


def test_who_waits_is_told_and_shown_and_served_in_turn(world):
    item, first = full(world)
    second, third = (world.place(who, when_full="wait") for who in ("高大爷", "贺叔"))
    assert {second.stage, third.stage} == {"waiting"}
    assert day_of(second.deadlines.get().due_at) == OCTOBER
    actions.withdraw(order=first, by=world.actor("秦奶奶"), at=MONDAY)
    react()
    assert Order.objects.get(pk=second.pk).stage == "placed"
    assert Order.objects.get(pk=third.pk).stage == "waiting"
    assert counted(item) == [(1, 1)]


def test_a_freed_place_belongs_to_who_waits_also_before_they_are_told(world):
    item, first = full(world)
    world.place("高大爷", when_full="wait")
    actions.withdraw(order=first, by=world.actor("秦奶奶"), at=MONDAY)
    with refused(Objected):
        world.place("贺叔")
    react()
    assert counted(item) == [(1, 0)]


@pytest.mark.parametrize("verb", ["decline", "refer", "void", "merge"])
def test_every_way_out_gives_the_place_back(world, verb):
    from tests.world import take_step, walk

    item = limited(world, places=2)
    order = walk(world, world.place(), "placed")
    take_step(world, order, verb, at=MONDAY)
    assert Order.objects.get(pk=order.pk).period is None
    assert counted(item) == [(1 if verb == "merge" else 0, 0)]


def test_who_gives_up_waiting_leaves_the_queue(world):
    item, _ = full(world)
    waiting = world.place("高大爷", when_full="wait")
    actions.withdraw(order=waiting, by=world.actor("高大爷"), at=MONDAY)
    assert counted(item) == [(1, 0)]


def test_raising_the_limit_calls_those_who_wait(world):
    item, _ = full(world)
    orders = [world.place(who, when_full="wait") for who in ("高大爷", "贺叔")]
    limited(world, places=2)
    react()
    assert [Order.objects.get(pk=o.pk).stage for o in orders] == ["placed", "waiting"]
    limited(world, places=None)
    react()
    assert counted(item) == [(3, 0)]


def test_when_the_period_is_over_the_wait_goes_on_to_the_next(world):
    item, _ = full(world)
    waiting, other = (world.place(who, when_full="wait") for who in ("高大爷", "贺叔"))
    assert pass_deadline(waiting).stage == "placed"
    moved = pass_deadline(other)
    assert (moved.stage, moved.period.starts_on) == ("waiting", OCTOBER)
    assert counted(item) == [(1, 0), (1, 1)]


def test_who_waited_half_a_year_is_told_and_not_forgotten(world):
    item, _ = full(world)
    waiting = world.place("高大爷", when_full="wait")
    for month in range(10, 16):
        year, month = (2026, month) if month < 13 else (2027, month - 12)
        CapacityPeriod.objects.create(
            service=item, period="month", places=1, taken=1, starts_on=date(year, month, 1),
            ends_on=date(year + month // 12, month % 12 + 1, 1),
        )  # fmt: skip
    for _ in range(8):
        waiting = pass_deadline(waiting)
        if waiting.stage != "waiting":
            break
    assert (waiting.stage, waiting.closed_code, waiting.next_place) == (
        "withdrawn", "never_served", "12345",
    )  # fmt: skip


def test_what_was_taken_stays_taken(world):
    limited(world, places=2)
    for who in ("秦奶奶", "高大爷"):
        world.place(who)
    with refused(Malformed, match="已经约出去 2 份"):
        limited(world, places=1)
    with refused(Malformed, match="才能换周期"):
        limited(world, places=9, period="week")


@pytest.mark.parametrize("given", [{"places": 0}, {"places": 10000}, {"period": "year"}, {"starts_on": date(2026, 8, 3)}])  # fmt: skip
def test_a_limit_that_makes_no_sense_is_refused_in_words(world, given):
    with refused(Malformed):
        limited(world, **given)


def test_only_the_lead_and_the_center_set_a_limit(world):
    from wudan.catalog.actions import limit_service

    for who, may in (("景科长", True), ("艾科长", False), ("马青山", False), ("秦奶奶", False)):
        act = lambda who=who: limit_service(  # noqa: E731
            service=world.services["bath"], period="week", places=3, starts_on=MONDAY.date(),
            by=world.actor(who), at=MONDAY,
        )  # fmt: skip
        if may:
            act()
        else:
            with refused(Objected):
                act()


def test_weeks_begin_on_monday_and_seasons_are_kept(world):
    item = limited(world, service="opera", period="week", starts_on=date(2026, 10, 26))
    order = world.place("秦奶奶", "opera", wanted_on=date(2026, 10, 28), place_mode="site")
    assert (order.period.starts_on, order.period.ends_on) == (date(2026, 10, 26), date(2026, 11, 2))
    with refused(Objected, match="一周已满"):
        world.place("高大爷", "opera", wanted_on=date(2026, 10, 30), place_mode="site")
    assert counted(item) == [(1, 0)]


def test_an_order_in_free_words_takes_its_place_when_it_is_accepted(world):
    item, _ = full(world)
    order, keeper = world.place("李小妹", None, words="给我爸剃头"), world.actor("马青山")
    accept = {"order": order, "by": keeper, "at": MONDAY, "service": item}
    with refused(Objected, match="已满"):
        actions.accept(**accept)
    accepted = actions.accept(**accept, when_full="next")
    assert (accepted.stage, accepted.wanted_on) == ("accepted", OCTOBER)


def test_a_keeper_queues_what_cannot_be_served_now(world):
    item, first = full(world)
    order, keeper = world.place("李小妹", None, words="给我爸剃头"), world.actor("马青山")
    queued = actions.queue(order=order, by=keeper, at=MONDAY, service=item)
    assert (queued.stage, queued.platform.code) == ("waiting", "relief")
    actions.withdraw(order=first, by=world.actor("秦奶奶"), at=MONDAY + timedelta(hours=1))
    react(MONDAY + timedelta(hours=1))
    assert Order.objects.get(pk=order.pk).stage == "placed"


def test_the_database_gives_no_place_twice_and_keeps_one_limit_a_day(world):
    item, _ = full(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapacityPeriod.objects.filter(service=item).update(taken=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceCapacity.objects.create(service=item, period="week", places=1, starts_on=OCTOBER)


def test_a_limited_item_costs_two_statements_more(world, django_assert_max_num_queries):
    plain = len_of(world, "秦奶奶", django_assert_max_num_queries)
    item = limited(world, places=9)
    world.place("贺叔")
    assert len_of(world, "高大爷", django_assert_max_num_queries) <= plain + 2
    assert Service.objects.get(pk=item.pk).is_limited


def len_of(world, who, counting):
    with counting(99) as seen:
        world.place(who)
    return len(seen)
