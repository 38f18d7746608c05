"""期限: when they fall on the Chinese calendar, and what the clock does when they pass."""

from datetime import date, datetime, timedelta

import pytest

from tests.domain.acts import pass_deadline
from tests.world import MONDAY
from wudan.areas import calendars
from wudan.areas.models import Holiday
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA
from wudan.orders import actions
from wudan.orders.enums import DispatchState, FulfillmentState, Stage
from wudan.orders.models import Deadline, Order, Review
from wudan.orders.proposals import ranking_for


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def running(order):
    return Deadline.objects.running().get(order=order)


def notice(order, *, at=None):
    row = running(order)
    return actions.notice_deadline(deadline_id=row.pk, at=at or row.due_at)


@pytest.mark.parametrize(
    ("placed", "due"),
    [
        ("2026-09-07 09:00", "2026-09-08 09:00"),
        ("2026-09-07 12:30", "2026-09-08 12:00"),
        ("2026-09-07 20:00", "2026-09-08 18:00"),
        ("2026-09-11 16:00", "2026-09-14 16:00"),
        ("2026-09-12 10:00", "2026-09-14 18:00"),
        ("2026-09-30 16:00", "2026-10-08 16:00"),
        ("2026-10-09 16:00", "2026-10-10 16:00"),
    ],
    ids=["morning", "noon", "evening", "friday", "saturday", "before the holidays", "into a worked saturday"],
)  # fmt: skip
def test_one_working_day_on_the_chinese_calendar(world, placed, due):
    days_off = [Holiday(day=date(2026, 10, d), kind="holiday", name="国庆") for d in range(1, 8)]
    worked = Holiday(day=date(2026, 10, 10), kind="workday", name="调休")
    Holiday.objects.bulk_create([*days_off, worked])
    calendars.forget()
    assert running(world.place(at=china(placed))).due_at == china(due)


def test_nobody_accepts_so_it_goes_up_and_up_and_then_is_seen_as_overdue(world):
    order = world.place()
    for above in ("铁边城", "c"):
        order = pass_deadline(order)
        assert (order.stage, order.unit) == (Stage.PLACED, world.units[above])
        assert running(order).unit == world.units[above]
    assert pass_deadline(order).unit == world.units["c"]
    assert running(order).missed_at is not None
    assert Order.objects.overdue(running(order).due_at).get() == order


def test_nobody_dispatches_so_it_goes_up(world):
    order = pass_deadline(world.order_at("accepted"))
    assert (order.stage, order.unit) == (Stage.ACCEPTED, world.units["铁边城"])


def test_the_clock_signs_what_it_does(world):
    order = pass_deadline(world.place())
    event = events_of("order", order.pk).last()
    assert (event.verb, event.role, event.who) == ("order.escalate", "clock", "时钟")
    assert (event.person_id, event.post_id) == (None, None)
    assert event.why == "超过期限，系统上交"


def test_an_offer_nobody_answers_goes_to_another_team(world):
    order = pass_deadline(world.order_at("offered"))
    made = order.dispatches.get()
    assert (order.stage, order.dispatch, made.state) == (Stage.ACCEPTED, None, "expired")
    eligible = ranking_for(order, at=MONDAY + timedelta(days=5)).eligible
    assert eligible == (str(world.teams["carers"].pk),)


def test_a_duty_never_expires_it_is_seen(world):
    order = actions.dispatch(
        order=world.order_at("accepted"), by=world.actor("柳文书"), at=MONDAY,
        department=world.units["卫健局"],
    )  # fmt: skip
    order = pass_deadline(order)
    assert (order.stage, order.dispatch.state) == (Stage.OFFERED, DispatchState.OFFERED)
    assert running(order).missed_at is not None


@pytest.mark.parametrize("stage", ["scheduled", "started", "following_up"])
def test_late_work_is_seen_and_nothing_is_taken_away(world, stage):
    before = world.order_at(stage)
    order = pass_deadline(before)
    assert (order.stage, order.version) == (stage, before.version)
    assert running(order).missed_at is not None


@pytest.mark.parametrize("stage", ["done", "acknowledged"])
def test_silence_closes_an_order_and_is_no_praise(world, stage):
    order = pass_deadline(world.order_at(stage))
    assert (order.stage, order.state) == (Stage.LAPSED, "fulfilled")
    assert not Review.objects.exists()
    if stage == "done":
        assert order.fulfillments.get().state == FulfillmentState.DONE


def test_what_is_not_supplemented_is_withdrawn(world):
    order = pass_deadline(world.order_at("returned"))
    assert (order.stage, order.closed_code) == (Stage.WITHDRAWN, "not_supplemented")


@pytest.mark.parametrize("stage", ["placed", "accepted", "offered", "returned", "done", "scheduled"])  # fmt: skip
def test_a_deadline_noticed_twice_acts_once(world, stage):
    order = world.order_at(stage)
    row = running(order)
    assert actions.notice_deadline(deadline_id=row.pk, at=row.due_at)
    acted = Order.objects.values().get(pk=order.pk), events_of("order", order.pk).count()
    assert not actions.notice_deadline(deadline_id=row.pk, at=row.due_at + timedelta(hours=1))
    assert (Order.objects.values().get(pk=order.pk), events_of("order", order.pk).count()) == acted


def test_nothing_happens_before_time(world):
    order = world.place()
    assert not notice(order, at=running(order).due_at - timedelta(seconds=1))
    assert Order.objects.get(pk=order.pk).version == 1


def test_a_deadline_that_was_met_says_nothing(world):
    order = world.place()
    met = running(order)
    actions.accept(order=order, by=world.actor("马青山"), at=MONDAY)
    assert not actions.notice_deadline(deadline_id=met.pk, at=met.due_at)


def test_a_deadline_that_is_not_there_says_nothing(world):
    assert not actions.notice_deadline(deadline_id=4711, at=MONDAY)


def test_what_is_due_first_comes_first(world):
    later, urgent = world.place(), world.place(urgent=True)
    closed = world.order_at("withdrawn")
    assert list(Order.objects.soonest_due_first()) == [urgent, later, closed]
    assert Order.objects.with_due().get(pk=urgent.pk).due_at == running(urgent).due_at


def test_a_starting_team_does_not_get_a_second_deadline(world):
    order = world.order_at("started")
    assert order.deadlines.running().count() == 1
    assert order.deadlines.running().get().step == "complete"


def test_the_menu_decides_how_long_an_order_may_take_and_the_pack_otherwise(world):
    free = actions.accept(
        order=world.place(service=None, words="剪头"), by=world.actor("马青山"), at=MONDAY,
        platform=world.platforms["relief"],
    )  # fmt: skip
    free = actions.dispatch(
        order=free, by=world.actor("柳文书"), at=MONDAY, team=world.teams["clippers"], note="就近"
    )
    free = actions.confirm(
        order=free, by=world.actor("苏远"), at=MONDAY, starts_at=MONDAY, contact="苏远"
    )
    assert running(free).due_at == MONDAY + timedelta(days=14)
