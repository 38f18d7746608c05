"""A lead department keeps its menu: items with their versions, next month's menu, who leads next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.catalog.filling import limited
from tests.domain.refusing import malformed, objected, stale
from tests.world import MONDAY
from wudan.catalog.actions import (
    Line,
    cooperate,
    edit_service,
    end_cooperation,
    hand_over,
    offer_service,
)
from wudan.catalog.details import as_it_is
from wudan.catalog.models import PlatformDuty, Service, ServiceCapacity
from wudan.kit.refusals import Objected
from wudan.orders.models import Order
from wudan.projects.actions.changes import open_menus, publish_menu

pytestmark = pytest.mark.postgres

OCTOBER = date(2026, 10, 1)
AT = {"at": MONDAY}


def test_an_item_is_changed_and_the_version_before_stays(world):
    item, officer = world.services["haircut"], world.actor("景科长")
    wanted = replace(as_it_is(item), name="上门剪发", lead_days=2)
    changed = edit_service(service=item, wanted=wanted, why="改得好懂", by=officer, seen=1, **AT)
    assert (changed.name, changed.version) == ("上门剪发", 2)
    assert changed.versions.get().content["name"] == "上门理发"
    with stale():
        edit_service(service=item, wanted=as_it_is(item), why="", by=officer, seen=1, **AT)
    with objected("same"):
        edit_service(service=item, wanted=wanted, why="", by=officer, **AT)


@pytest.mark.parametrize(("field", "value"), [
    ("name", ""), ("name", "长" * 21), ("summary", "带\x00"), ("months", [13]), ("places", []), ("places", ["moon"]),
    ("skills", ["flying"]), ("licences", ["none"]), ("lead_days", 99), ("headcount", 0),
])  # fmt: skip
def test_what_cannot_be_is_told_beside_its_field(world, field, value):
    wanted = replace(as_it_is(world.services["haircut"]), **{field: value})
    with malformed(field):
        edit_service(
            service=world.services["haircut"], wanted=wanted, why="", by=world.actor("景科长"), **AT
        )


@pytest.mark.parametrize("who", ["艾科长", "马青山", "郝书记", "秦奶奶", "严审计"])
def test_nobody_else_keeps_the_menu(world, who):
    item, wanted = world.services["haircut"], as_it_is(world.services["haircut"])
    with transaction.atomic(), pytest.raises(Objected) as told:
        edit_service(service=item, wanted=wanted, why="", by=world.actor(who), **AT)
    assert told.value.code in {"not_your_role", "not_your_platform"}


def test_an_item_taken_off_has_a_reason_and_its_orders_go_on(world):
    item, officer, order = world.services["haircut"], world.actor("景科长"), world.place()
    with malformed("why"):
        offer_service(service=item, offered=False, why="", by=officer, **AT)
    offer_service(service=item, offered=False, why="师傅休假", by=officer, **AT)
    assert not Service.objects.get(pk=item.pk).is_offered
    assert Order.objects.get(pk=order.pk).stage == "placed"


def test_next_months_menu_is_published_and_opens_on_its_first_day(world):
    haircut, bath = world.services["haircut"], world.services["bath"]
    publish = {"platform": world.platforms["relief"], "by": world.actor("景科长")}
    lines = {haircut.pk: Line(True, 20), bath.pk: Line(False)}
    publish_menu(month=OCTOBER, lines=lines, **publish, **AT)
    assert ServiceCapacity.objects.on(OCTOBER).get(service=haircut).places == 20
    assert not ServiceCapacity.objects.on(date(2026, 9, 30)).exists()
    assert open_menus(at=MONDAY) == 0
    again = publish_menu(month=OCTOBER, lines=lines | {haircut.pk: Line(True, 30)}, **publish, **AT)
    again.refresh_from_db()
    assert again.version == 2
    october = MONDAY + timedelta(days=24)
    assert (open_menus(at=october), open_menus(at=october)) == (1, 0)
    assert not Service.objects.get(pk=bath.pk).is_offered
    with malformed("month"):
        publish_menu(month=date(2026, 9, 1), lines=lines, **publish, **AT)
    with objected("menu_open"):
        publish_menu(month=OCTOBER, lines=lines, **publish, **AT)


def test_fewer_places_than_are_taken_are_refused_beside_the_item(world):
    item = limited(world, places=2)
    for who in ("秦奶奶", "高大爷"):
        world.place(who, wanted_on=OCTOBER)
    with malformed(f"places-{item.pk}"):
        publish_menu(
            platform=item.platform, month=OCTOBER, lines={item.pk: Line(True, 1)},
            by=world.actor("景科长"), **AT,
        )  # fmt: skip


def test_the_platform_is_handed_over_from_a_day_on(world):
    platform, office = world.platforms["relief"], world.actor("柳文书")
    order = world.order_at("accepted")
    to = {
        "platform": platform,
        "to": world.units["卫健局"],
        "starts_on": OCTOBER,
        "why": "县委会议",
    }
    with objected("not_your_role"):
        hand_over(**to, by=world.actor("景科长"), **AT)
    hand_over(**to, by=office, **AT)
    leads = [
        (d.unit.name, d.starts_on, d.ends_on) for d in platform.duties.leads().order_by("starts_on")
    ]
    assert leads == [("民政局", date(2025, 1, 1), OCTOBER), ("卫健局", OCTOBER, None)]
    assert (
        not PlatformDuty.objects.on(OCTOBER).filter(platform=platform, kind="cooperating").exists()
    )
    seen = Order.objects.filter(pk=order.pk)
    officer = world.actor("景科长")
    assert seen.visible_to(officer, on=date(2026, 9, 30)).exists()
    assert not seen.visible_to(officer, on=OCTOBER).exists()
    with objected("later_lead"):
        hand_over(
            **to | {"to": world.units["文旅局"], "starts_on": date(2026, 9, 20)}, by=office, **AT
        )
    with malformed("starts_on"):
        hand_over(**to | {"starts_on": date(2026, 9, 1)}, by=office, **AT)
    with malformed("unit"):
        hand_over(
            **to | {"to": world.units["铁边城"], "starts_on": date(2026, 11, 1)}, by=office, **AT
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        PlatformDuty.objects.create(
            platform=platform, unit=world.units["文旅局"], kind="lead", starts_on=date(2026, 12, 1)
        )


def test_departments_come_and_go(world):
    platform, office = world.platforms["culture"], world.actor("柳文书")
    duty = cooperate(
        platform=platform,
        unit=world.units["民政局"],
        starts_on=OCTOBER,
        why="分工调整",
        by=office,
        **AT,
    )
    with objected("has_duty"):
        cooperate(
            platform=platform,
            unit=world.units["民政局"],
            starts_on=OCTOBER,
            why="又一次",
            by=office,
            **AT,
        )
    joined = {"platform": platform, "starts_on": OCTOBER, "why": "分工调整", "by": office}
    cooperate(unit=world.units["卫健局"], **joined, **AT)
    ended = end_cooperation(duty=duty, ends_on=OCTOBER, why="不再配合", by=office, **AT)
    assert ended.ends_on == date(2026, 10, 2)


def test_a_platform_keeps_a_department_that_cooperates(world):
    platform, office = world.platforms["relief"], world.actor("柳文书")
    only, november = platform.duties.get(kind="cooperating"), date(2026, 11, 1)
    parting = {"why": "不再配合", "by": office, **AT}
    with objected("last_cooperating"):
        end_cooperation(duty=only, ends_on=OCTOBER, **parting)
    joined = {"platform": platform, "unit": world.units["文旅局"], "why": "分工调整", "by": office}
    second = cooperate(**joined, starts_on=november, **AT)
    with objected("last_cooperating"):
        end_cooperation(duty=only, ends_on=OCTOBER, **parting)
    end_cooperation(duty=only, ends_on=november, **parting)
    with objected("last_cooperating"):
        end_cooperation(duty=second, ends_on=date(2026, 12, 1), **parting)


def test_two_that_leave_one_after_the_other_do_not_both_count_on_the_other(world):
    platform, office = world.platforms["relief"], world.actor("柳文书")
    first, parting = (
        platform.duties.get(kind="cooperating"),
        {"why": "不再配合", "by": office, **AT},
    )
    joined = {"platform": platform, "unit": world.units["文旅局"], "why": "分工调整", "by": office}
    second = cooperate(**joined, starts_on=OCTOBER, **AT)
    end_cooperation(duty=second, ends_on=date(2026, 12, 1), **parting)
    with objected("last_cooperating"):
        end_cooperation(duty=first, ends_on=date(2026, 11, 1), **parting)
