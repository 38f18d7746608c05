"""Who is told what: once an event and a person, by what the pack says."""

import pytest

from tests.complaints.saying import answered, filed
from tests.notices.telling import DAY, channels, hear, told
from tests.world import MONDAY
from wudan.journal.models import Outbox, Reaction
from wudan.notices.models import Copy, Message
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.people.models import Account

pytestmark = pytest.mark.postgres


def test_a_resident_is_told_of_acceptance_and_of_the_day(world):
    world.order_at("scheduled")
    hear()
    accepted, dated = told(world.people["秦奶奶"])
    assert accepted == "您点的“上门理发”接下了，由杨柳村站来办。定了日子再告诉您。"
    assert "9月8日（周二）12:00，理发小队来" in dated


def test_the_leader_of_the_team_is_asked(world):
    world.order_at("offered")
    hear()
    assert [text[:7] for text in told(world.people["苏远"])] == ["有一单问您队里"]


def test_hearing_again_tells_nobody_twice(world):
    world.order_at("accepted")
    hear()
    Reaction.objects.all().delete()
    Outbox.objects.update(done_at=None)
    hear()
    assert len(told(world.people["秦奶奶"])) == 1


def test_an_elder_who_ordered_through_the_keeper_is_on_his_call_list(world):
    Account.objects.filter(person=world.people["秦奶奶"]).delete()
    keeper = world.actor("马青山")
    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"], by=keeper, at=MONDAY,
        channel="telephone", consent="spoken_phone",
    )  # fmt: skip
    actions.accept(order=order, by=keeper, at=MONDAY)
    hear()
    assert channels(world.people["秦奶奶"]) == [("call", "waiting")]
    assert Copy.objects.get().unit == world.units["杨柳村"]
    assert told(world.people["马青山"]) == []  # he wrote it down himself


def test_who_complained_is_told_and_never_by_the_station(world):
    held = filed(world, about="杨柳村", by=world.actor("秦奶奶"), is_anonymous=False)
    answered(world, held, "乔委员")
    hear()
    assert "有答复了" in told(world.people["秦奶奶"])[0]
    assert not Copy.objects.filter(channel__in=["call", "paper"]).exists()


def test_of_the_nameless_nobody_is_told(world):
    answered(world, filed(world, about="杨柳村", by=world.actor("秦奶奶")), "乔委员")
    hear()
    assert not Message.objects.exists()


def test_what_was_heard_of_days_later_is_told_to_nobody(world):
    world.order_at("accepted")
    hear(MONDAY + 3 * DAY)
    assert not Message.objects.exists()
