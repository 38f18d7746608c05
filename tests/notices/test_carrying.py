"""What becomes of a copy: the next try, the next way, the breaker, the allowance, several in one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.notices.telling import DAY, channels, hear
from tests.world import COUNTY, MONDAY
from wudan.notices.actions import carrying, prefer, tell
from wudan.notices.actions.carrying import Result
from wudan.notices.enums import Channel
from wudan.notices.gateways import Fault, Finding, Found, Habits, NotCarried, Receipt
from wudan.notices.models import Allowance, Attempt, ChannelHealth, Copy, Message
from wudan.notices.policies import Told
from wudan.notices.templates import rule_of

pytestmark = pytest.mark.postgres
ASKED = Habits(can_be_asked=True, absence_proves=True, settles_after=timedelta(seconds=60))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def short(settings):
    """The demo's inbox is there, so that short messages are a way."""
    settings.DEMO = True
    settings.SMS = type(settings.SMS)("inbox")


def say(world, code="order_accepted", at=MONDAY, who="秦奶奶"):
    told = [Told(world.people[who].pk, {"item": "上门理发", "unit": "杨柳村站"})]
    return tell(rule=rule_of(code), told=told, at=at)


def take(at=MONDAY, most=10):
    return carrying.claim(channel=Channel.SMS, holder="one", at=at, most=most)


def handed(loads, answer, at=MONDAY, habits=ASKED):
    results = [Result(load, answer) for load in loads]
    carrying.record_handed(
        results=results, channel=Channel.SMS, carrier="aliyun", habits=habits, at=at
    )


def asked(loads, answer, at, habits=ASKED):
    carrying.record_asked(results=[Result(load, answer) for load in loads], habits=habits, at=at)


def doubtful(at):
    return carrying.loads_in_doubt(channel=Channel.SMS, at=at, most=9)


def test_a_copy_is_taken_once_and_arrives(world, short):
    say(world)
    loads = take()
    assert (len(loads), take()) == (1, [])
    handed(loads, Receipt("aliyun", "900^0"))
    asked(carrying.loads_to_ask(channel=Channel.SMS, at=MONDAY + MINUTE, most=9), Found(Finding.DELIVERED), MONDAY + MINUTE)  # fmt: skip
    assert channels(world.people["秦奶奶"]) == [("sms", "delivered")]
    assert list(Attempt.objects.values_list("outcome", flat=True)) == ["handed", "delivered"]


def test_a_silent_carrier_leaves_doubt_that_is_asked_about_before_anything_is_repeated(
    world, short
):
    say(world)
    carrying.beat(holder="one", at=MONDAY)
    take()
    assert carrying.look_after(at=MONDAY + MINUTE / 60, settles_after=MINUTE, channel="sms") == 0
    late = MONDAY + MINUTE
    assert carrying.look_after(at=late, settles_after=MINUTE, channel="sms") == 1
    assert (take(late), doubtful(late)) == ([], [])
    loads = doubtful(late + MINUTE)
    asked(loads, Found(Finding.ABSENT), late + MINUTE)
    assert len(take(late + MINUTE)) == 1
    asked(loads, Found(Finding.ABSENT), late + MINUTE)  # an old answer changes nothing
    assert Copy.objects.get().state == "handing"


def test_a_clock_that_was_set_back_keeps_no_dead_carrier_alive(world, short):
    say(world)
    carrying.beat(holder="one", at=MONDAY + timedelta(hours=1))
    take()
    assert carrying.look_after(at=MONDAY, settles_after=MINUTE, channel="sms") == 1


def test_what_was_found_is_not_sent_again(world, short):
    say(world)
    handed(take(), NotCarried("ReadTimeoutError", "", Fault.DOUBT))
    asked(doubtful(MONDAY + MINUTE), Found(Finding.HANDED, "900^0"), MONDAY + MINUTE)
    assert channels(world.people["秦奶奶"]) == [("sms", "handed")]
    assert take(MONDAY + DAY) == []


def test_where_nobody_can_be_asked_another_way_is_taken(world, short):
    say(world, "activity_cancelled")
    handed(take(), NotCarried("SMTPServerDisconnected", "", Fault.DOUBT), habits=Habits())
    asked(doubtful(MONDAY + MINUTE), NotCarried("cannot_be_asked", "", Fault.DOUBT), MONDAY + MINUTE, Habits())  # fmt: skip
    assert channels(world.people["秦奶奶"]) == [("sms", "doubtful"), ("call", "waiting")]


def test_a_number_that_is_refused_goes_to_the_call_list_where_it_must(world, short):
    say(world, "activity_cancelled")
    handed(take(), NotCarried("isv.MOBILE_NUMBER_ILLEGAL", "", Fault.REFUSED))
    assert channels(world.people["秦奶奶"]) == [("sms", "failed"), ("call", "waiting")]


def test_later_is_later_and_not_for_ever(world, short):
    say(world)
    at = MONDAY
    for seconds in (10, 30, 120, 600, 1800):
        handed(take(at), NotCarried("busy", "", Fault.LATER), at)
        ChannelHealth.objects.update(faults=0, shut_until=None)
        assert take(at) == []
        at += timedelta(seconds=seconds)
    handed(take(at), NotCarried("busy", "", Fault.LATER), at)
    assert Copy.objects.get().state == "failed"


def test_a_fault_of_the_account_shuts_the_channel_and_one_tries_it_again(world, short):
    for who in ("秦奶奶", "高大爷", "白嫂"):
        say(world, who=who)
    handed(take(most=1), NotCarried("isv.AMOUNT_NOT_ENOUGH", "", Fault.ACCOUNT))
    assert take(MONDAY + timedelta(seconds=30)) == []
    loads = take(MONDAY + 2 * MINUTE)
    assert len(loads) == 1
    handed(loads, Receipt("aliyun", "1"), MONDAY + 2 * MINUTE)
    assert len(take(MONDAY + 3 * MINUTE)) == 2


def test_the_allowance_of_a_day_keeps_a_tenth_for_the_urgent(world, short):
    Allowance.objects.create(county=COUNTY, per_day=10, why="试", at=MONDAY, by_id=1, under_id=1)
    people = list(world.people)[:10]
    for who in people:
        say(world, who=who)
    assert len(take(most=50)) == 9
    say(world, "activity_cancelled")
    assert [load.code for load in take(most=50)] == ["activity_cancelled"]
    assert take(most=50) == []
    assert len(take(MONDAY + DAY, most=50)) == 1


def test_at_night_only_what_is_urgent_leaves(world, short):
    night = MONDAY.replace(hour=22)
    say(world, at=night)
    say(world, "activity_cancelled", at=night, who="高大爷")
    assert [load.code for load in take(night)] == ["activity_cancelled"]
    assert len(take(night + timedelta(hours=10, minutes=1))) == 1


def test_several_that_can_wait_go_as_one(world, short):
    elder = world.people["秦奶奶"]
    prefer(person=elder, way="sms", by=world.actor("秦奶奶"), at=MONDAY)
    for code in ("order_accepted", "order_dated"):
        rule = replace(rule_of(code), urgency="calm")
        tell(rule=rule, told=[Told(elder.pk, {"item": "理发"})], at=MONDAY)
    evening = MONDAY.replace(hour=18)
    assert take() == []
    assert carrying.join_calm(channel="sms", at=evening) == 1
    assert [(load.code, load.blanks) for load in take(evening)] == [("digest", {"many": "2"})]
    assert Message.objects.of(elder.pk).count() == 2  # the own page has both, and no third


def test_after_a_reaction_the_copy_leaves_with_the_workers_round(world, short):
    world.order_at("accepted")
    hear()
    assert [load.code for load in take(MONDAY + DAY)] == ["order_accepted"]
