"""A conflict is decided by a person: once, with a reason, by who holds the post or stands above."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.offline.carried import Phone, act, booking_of, order_for
from tests.rooms.hall import TOMORROW, booked, hall
from tests.world import MONDAY
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.offline import actions
from wudan.offline.models import OfflineAct
from wudan.orders.models import Order
from wudan.sites.models import Booking

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(hours=4)


def waiting_twin(world):
    """An order for 秦奶奶 that somebody else placed meanwhile."""
    phone = Phone(world)
    world.place("秦奶奶")
    return phone.send(act("order", order_for(world), MONDAY), LATER).act


def decide(world, held, decision, who="马青山", words="", **changes):
    return actions.decide(
        act=held, decision=decision, changes=changes, words=words, by=world.actor(who), at=LATER
    )


def test_a_twin_is_placed_all_the_same_or_given_up_with_a_reason(world):
    held = waiting_twin(world)
    with pytest.raises(Malformed), transaction.atomic():
        decide(world, held, "drop")
    with pytest.raises(Malformed), transaction.atomic():
        decide(world, held, "dance")
    done = decide(world, held, "again")
    assert (done.state, done.decision, Order.objects.count()) == ("done", "again", 2)
    assert done.decided_as
    with pytest.raises(Objected), transaction.atomic():
        decide(world, held, "drop", words="重复了")
    assert Order.objects.count() == 2


def test_a_room_that_is_taken_is_waited_for_or_another_time_is_taken(world):
    phone, room = Phone(world), hall(world)
    booked(world, room, "苏远", TOMORROW)
    first, other = (
        phone.send(act("booking", booking_of(room.pk, TOMORROW), MONDAY), LATER).act
        for _ in range(2)
    )
    with pytest.raises(Objected), transaction.atomic():
        decide(world, first, "again")
    assert OfflineAct.objects.waiting().count() == 2
    assert decide(world, first, "wait").booking.state == "waiting"
    assert (
        decide(world, other, "again", begins="14:00", ends="16:00", person="1").booking.state
        == "booked"
    )
    assert Booking.objects.count() == 3


def test_after_the_post_ended_who_stands_above_decides_and_strangers_see_nothing(world):
    phone, sent = Phone(world), act("order", order_for(world), MONDAY)
    old = world.posts.pop("马青山")
    held = phone.send(sent, LATER).act
    for stranger in ("贾站长", "景科长", "秦奶奶"):
        assert not OfflineAct.objects.visible_to(world.actor(stranger)).exists()
        with pytest.raises(Missing), transaction.atomic():
            decide(world, held, "again", who=stranger)
    with pytest.raises(Objected), transaction.atomic():
        decide(world, held, "again")
    done = decide(world, held, "again", who="乔委员")
    assert (done.state, done.order.placed_by) == ("done", world.people["乔委员"])
    assert old.pk == done.device.post_id
    assert not done.body


def test_an_odd_time_is_looked_over_by_another_person(world):
    phone = Phone(world)
    held = phone.send(act("order", order_for(world), MONDAY), MONDAY + timedelta(days=3)).act
    with pytest.raises(Objected), transaction.atomic():
        actions.look_over(act=held, by=world.actor("马青山"), at=LATER)
    actions.look_over(act=held, by=world.actor("乔委员"), at=LATER)
    assert not OfflineAct.objects.to_look_over().exists()


def test_who_is_erased_and_what_nobody_decided_is_given_up_in_words(world):
    held = waiting_twin(world)
    actions.forget_offline_acts_of(world.people["秦奶奶"], by=world.actor("乔委员"), at=LATER)
    held.refresh_from_db()
    assert (held.state, held.person, bool(held.body)) == ("dropped", None, False)
    assert held.decided_words
