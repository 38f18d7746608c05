"""买单, its beginning: the team says yes, or no, or takes an order by itself, and when."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.orders import actions
from wudan.orders.enums import DispatchState, FulfillmentState, Stage, Step
from wudan.teams.models import Team

LATER = MONDAY + timedelta(hours=6)
TOMORROW = LATER + timedelta(days=1)


def confirm(world, order, by="苏远", **given):
    said = {"starts_at": TOMORROW, "contact": " 苏远 "} | given
    return actions.confirm(order=order, by=world.actor(by), at=LATER, **said)


def claim(world, order, by="苏远", **given):
    said = {"starts_at": TOMORROW, "contact": "苏远"} | given
    return actions.claim(order=order, by=world.actor(by), at=LATER, **said)


def refuse(world, order, by="苏远", **given):
    said = {"reason": "no_people"} | given
    return actions.refuse(order=order, by=world.actor(by), at=LATER, **said)


def schedule(world, order, by="苏远", **given):
    said = {"starts_at": TOMORROW, "words": "改到明天"} | given
    return actions.schedule(order=order, by=world.actor(by), at=LATER, **said)


def charged(world):
    """An order that a department was charged with."""
    return actions.dispatch(
        order=world.order_at("accepted"), by=world.actor("柳文书"), at=LATER,
        department=world.units["民政局"],
    )  # fmt: skip


IMPOSSIBLE = [
    ("starts_at", LATER - timedelta(minutes=6)), ("starts_at", LATER + timedelta(days=181)),
    ("contact", ""), ("contact", "字" * 41), ("contact", "坏\x00字"),
    ("people_count", 0), ("people_count", 201),
]  # fmt: skip


def test_a_yes_says_when_and_who_comes(world):
    order = confirm(world, world.order_at("offered"), people_count=2)
    made = order.fulfillments.get()
    assert (order.stage, made.state) == (Stage.SCHEDULED, FulfillmentState.SCHEDULED)
    assert (made.contact, made.people_count, made.starts_at) == ("苏远", 2, TOMORROW)
    assert (made.dispatch.state, made.dispatch.answered_at) == (DispatchState.CONFIRMED, LATER)


def test_the_menu_says_how_long_it_may_take(world):
    running = confirm(world, world.order_at("offered")).deadlines.get(ended_at=None)
    assert running.step == Step.COMPLETE
    assert running.due_at == LATER + timedelta(days=14)  # ten working days


@pytest.mark.parametrize(("field", "value"), IMPOSSIBLE)
def test_an_appointment_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        confirm(world, world.order_at("offered"), **{field: value})


def test_only_the_team_that_was_asked_answers(world):
    order = world.order_at("offered")
    for answer in (confirm, refuse):
        with objected("not_your_team"):
            answer(world, order, "宗梅")
        with objected("not_your_role"):
            answer(world, order, "马青山")


def test_a_department_confirms_its_duty(world):
    assert confirm(world, charged(world), "景科长").stage == Stage.SCHEDULED


def test_a_team_takes_an_open_order_by_itself(world):
    order = claim(world, world.order_at("accepted"))
    made = order.dispatches.get()
    assert (order.stage, made.claimed, made.state) == (Stage.SCHEDULED, True, "confirmed")
    assert made.fulfillment.contact == "苏远"


@pytest.mark.parametrize(("field", "value"), IMPOSSIBLE)
def test_a_claim_needs_a_proper_appointment_too(world, field, value):
    with malformed(field):
        claim(world, world.order_at("accepted"), **{field: value})


def test_only_menu_items_that_allow_it_are_claimed(world):
    with objected("not_claimable"):
        claim(world, world.order_at("accepted", service="bath"), "宗梅")
    free = actions.accept(
        order=world.place(service=None, words="剪头"), by=world.actor("马青山"), at=LATER,
        platform=world.platforms["relief"],
    )  # fmt: skip
    with objected("not_claimable"):
        claim(world, free)


def test_only_a_team_that_is_fit_claims(world):
    with objected("not_fit"):
        claim(world, world.order_at("accepted"), "呼延歌")


def test_only_a_team_claims(world):
    for who in ("马青山", "秦奶奶", "景科长"):
        with objected("no_team"):
            claim(world, world.order_at("accepted"), who)


def test_a_team_that_was_dissolved_claims_nothing(world):
    order = world.order_at("accepted")
    Unit.objects.filter(key="clippers").update(ends_on=date(2026, 9, 1))
    with objected("not_fit"):
        claim(world, order)


@pytest.mark.parametrize("stage", ["offered", "scheduled"])
def test_a_team_may_always_say_no(world, stage):
    order = refuse(world, world.order_at(stage), words="都在地里")
    made = order.dispatches.get()
    assert (order.stage, order.dispatch) == (Stage.ACCEPTED, None)
    assert (made.state, made.reason, made.reason_words) == ("refused", "no_people", "都在地里")
    assert not order.fulfillments.exclude(state=FulfillmentState.CANCELLED).exists()


def test_a_no_costs_the_team_nothing(world):
    before = Team.objects.filter(unit__key="clippers").values().get()
    refuse(world, world.order_at("offered"))
    assert Team.objects.filter(unit__key="clippers").values().get() == before


def test_the_engine_does_not_propose_who_said_no(world):
    from wudan.orders.proposals import ranking_for

    order = refuse(world, world.order_at("offered"))
    assert str(world.teams["clippers"].pk) not in ranking_for(order, at=LATER).eligible


@pytest.mark.parametrize(("reason", "code"), [("", "no_reason"), ("lazy", "no_reason"), ("other", "no_words")])  # fmt: skip
def test_a_no_has_a_reason_from_the_list(world, reason, code):
    with objected(code):
        refuse(world, world.order_at("offered"), reason=reason)


def test_a_duty_is_handed_back_only_as_not_ones_own(world):
    order = charged(world)
    with objected("duty_cannot_refuse"):
        refuse(world, order, "景科长")
    assert refuse(world, order, "景科长", reason="not_our_remit").stage == Stage.ACCEPTED


def test_team_and_resident_agree_on_another_time(world):
    order = world.order_at("scheduled")
    due = order.deadlines.get(ended_at=None).due_at
    order = schedule(world, order)
    assert (order.stage, order.fulfillments.get().starts_at) == (Stage.SCHEDULED, TOMORROW)
    assert order.deadlines.get(ended_at=None).due_at == due


@pytest.mark.parametrize(("field", "value"), [pair for pair in IMPOSSIBLE if pair[0] == "starts_at"])  # fmt: skip
def test_another_time_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        schedule(world, world.order_at("scheduled"), **{field: value})


def test_only_the_team_moves_the_appointment(world):
    order = world.order_at("scheduled")
    with objected("not_your_team"):
        schedule(world, order, "宗梅")
    with objected("bad_note"):
        schedule(world, order, words="字" * 401)
    with objected("wrong_stage"):
        schedule(world, world.order_at("started"))
