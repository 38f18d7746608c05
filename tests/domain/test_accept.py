"""接单."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.enums import Stage, Step
from wudan.orders.models import Order

LATER = MONDAY + timedelta(hours=1)


def accept(world, order, by="马青山", **given):
    return actions.accept(order=order, by=world.actor(by), at=LATER, **given)


def test_the_keeper_takes_charge_and_the_dispatcher_has_a_day(world):
    order = accept(world, world.place(), note="这就办")
    assert (order.stage, order.version) == (Stage.ACCEPTED, 2)
    row = order.acceptances.get()
    assert (row.unit, row.note, row.at) == (world.units["杨柳村"], "这就办", LATER)
    assert order.deadlines.get(ended_at=None).step == Step.DISPATCH
    assert events_of("order", order.pk).last().why == "这就办"


@pytest.mark.parametrize("by", ["乔委员", "柳文书"])
def test_a_site_above_may_step_in(world, by):
    assert accept(world, world.place(), by).stage == Stage.ACCEPTED


@pytest.mark.parametrize("by", ["贾站长"])
def test_another_station_may_not(world, by):
    with objected("not_your_unit"):
        accept(world, world.place(), by)


@pytest.mark.parametrize("by", ["秦奶奶", "苏远", "景科长", "郝书记", "严审计", "计管理"])
def test_who_is_no_site_may_not(world, by):
    with objected("not_your_role"):
        accept(world, world.place(), by)


def test_free_words_get_their_platform_here(world):
    order = world.place(service=None, words="想看戏")
    with malformed("platform"):
        accept(world, order)
    assert accept(world, order, platform=world.platforms["culture"]).platform.code == "culture"


def test_a_menu_item_chosen_here_brings_its_platform_and_people(world):
    order = world.place(service=None, words="洗个澡")
    order = accept(world, order, service=world.services["bath"])
    assert (order.platform.code, order.headcount) == ("relief", 2)


def test_another_platform_takes_the_menu_item_away(world):
    order = accept(world, world.place(), platform=world.platforms["health"])
    assert (order.service, order.platform.code) == (None, "health")


def test_the_same_platform_leaves_the_menu_item(world):
    order = accept(world, world.place(), platform=world.platforms["relief"])
    assert order.service == world.services["haircut"]


def test_a_note_too_long_is_refused(world):
    with objected("bad_note"):
        accept(world, world.place(), note="字" * 401)


def test_nobody_accepts_twice(world):
    order = accept(world, world.place())
    with objected("wrong_stage"):
        accept(world, order)


def test_an_order_that_is_not_there_is_missing(world):
    with missing():
        accept(world, Order(pk=4711))
