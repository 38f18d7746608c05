"""An order is served by the version of the item it was placed under; what protects people is today's (R037)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.projects.keeping import second_office
from tests.world import MONDAY
from wudan.catalog.actions import edit_service, settle_change
from wudan.catalog.details import as_it_is
from wudan.catalog.models import Service, ServiceChange
from wudan.orders.actions import accept
from wudan.orders.actions.stepping import term_of
from wudan.orders.asked import item_of, items_of
from wudan.orders.enums import Step
from wudan.orders.models import Order
from wudan.orders.shapes import tasks_of
from wudan.orders.shown import shown_order

AT = {"at": MONDAY}


def changed(world, **facts):
    """The haircut, edited by its department; the cast's copy knows of it."""
    item = Service.objects.select_related("provider").get(code="haircut")
    wanted = replace(as_it_is(item), **facts)
    edit_service(service=item, wanted=wanted, why="改了", by=world.actor("景科长"), **AT)
    world.services["haircut"].refresh_from_db()


def read(order):
    return Order.objects.for_the_engine().get(pk=order.pk)


def test_it_keeps_its_name_its_length_and_its_term(world):
    before = world.place()
    changed(
        world,
        name="上门剪发",
        duration_minutes=90,
        complete_days=3,
        skills=["haircut", "public_talk"],
    )
    after = world.place("高大爷")
    assert (before.service_version, after.service_version) == (1, 2)
    seen = {name: item_of(Order.objects.select_related("service").get(pk=order.pk))
            for name, order in (("before", before), ("after", after))}  # fmt: skip
    assert (seen["before"].name, seen["before"].duration_minutes) == ("上门理发", 40)
    assert (seen["after"].name, seen["after"].duration_minutes) == ("上门剪发", 90)
    assert str(term_of(Step.COMPLETE, Order.objects.get(pk=before.pk))) == str(
        term_of(Step.COMPLETE, before)
    )
    first, second = tasks_of([read(before), read(after)])
    assert (first.wanted.minutes, first.wanted.skills) == (40, {"haircut"})
    assert (second.wanted.minutes, second.wanted.skills) == (90, {"haircut", "public_talk"})


def test_its_page_tells_what_was_asked_for(world):
    before = world.place()
    changed(world, name="上门剪发")
    page = shown_order(world.actor("秦奶奶"), before.no, on=MONDAY.date())
    assert page.title == "上门理发"


def test_what_protects_people_is_asked_of_earlier_orders_too(world):
    before = world.place()
    changed(world, needs_insurance=True, licences=["nurse"], risk="bodily")
    settle_change(
        change=ServiceChange.objects.get(), outcome="admitted", reasons="要动剪刀",
        by=world.actor(second_office(world)), **AT,
    )  # fmt: skip
    (task,) = tasks_of([read(before)])
    assert (task.wanted.needs_insurance, task.wanted.risk) == (True, "bodily")
    assert task.wanted.licences == {"nurse"}


def test_what_was_asked_for_then_is_not_lost_when_less_is_asked_for_now(world):
    before = world.place("秦奶奶", "bath")
    item = Service.objects.get(code="bath")
    wanted = replace(as_it_is(item), needs_insurance=False, risk="none")
    edit_service(service=item, wanted=wanted, why="坐浴", by=world.actor("景科长"), **AT)
    settle_change(
        change=ServiceChange.objects.get(), outcome="admitted", reasons="坐着洗脚",
        by=world.actor("柳文书"), at=MONDAY + timedelta(hours=1),
    )  # fmt: skip
    (task,) = tasks_of([read(before)])
    assert (task.wanted.needs_insurance, task.wanted.risk) == (True, "bodily")


def test_unchanged_items_cost_no_statement_and_changed_ones_one(world, django_assert_num_queries):
    orders = [world.place(who) for who in ("秦奶奶", "高大爷", "白嫂")]
    held = list(Order.objects.select_related("service").filter(pk__in=[one.pk for one in orders]))
    with django_assert_num_queries(0):
        items_of(held)
    changed(world, name="上门剪发")
    held = list(Order.objects.select_related("service").filter(pk__in=[one.pk for one in orders]))
    with django_assert_num_queries(1):
        assert {item.name for item in items_of(held).values()} == {"上门理发"}


def test_who_accepts_it_as_it_is_does_not_give_it_the_newer_version(world):
    order = world.place()
    changed(world, duration_minutes=90)
    taken = accept(order=order, service=world.services["haircut"], by=world.actor("马青山"), **AT)
    assert taken.service_version == 1
    said = world.place("高大爷", None, words="头发长了")
    taken = accept(order=said, service=world.services["haircut"], by=world.actor("乔委员"), **AT)
    assert taken.service_version == 2


def test_an_item_that_did_not_change_is_not_written_anew(world):
    with objected("same"):
        changed(world)
    assert not Service.objects.get(code="haircut").versions.exists()


@pytest.mark.parametrize("who", ["艾科长", "马青山"])
def test_nobody_else_edits_it(world, who):
    item = world.services["haircut"]
    wanted = replace(as_it_is(item), name="别的")
    with objected("not_your_platform" if who == "艾科长" else "not_your_role"):
        edit_service(service=item, wanted=wanted, why="", by=world.actor(who), **AT)
