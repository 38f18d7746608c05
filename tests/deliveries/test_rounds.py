"""起草、安排、发出: who may, when, and what is refused in words."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.deliveries.planning import FRIDAY, begun, day, placed, published, stop, the_one
from tests.world import MONDAY
from wudan.catalog.models import Service
from wudan.deliveries import actions
from wudan.deliveries.enums import DeliveryStage, RoundStage
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed, Objected, Stale


def test_the_lead_department_plans_its_own_service(world):
    made = begun(world)
    assert made.unit == world.units["文旅局"]
    with pytest.raises(Objected) as refused, transaction.atomic():
        begun(world, "景科长")
    assert refused.value.code == "not_your_platform"


def test_the_center_office_plans_any(world):
    assert begun(world, "柳文书").unit.kind == "center"


def test_a_station_keeper_plans_none(world):
    with pytest.raises(Objected) as refused, transaction.atomic():
        begun(world, "马青山")
    assert refused.value.code == "not_your_role"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"ends_on": day(-1)}, "ends_on"),
        ({"ends_on": day(400)}, "ends_on"),
        ({"starts_on": day(800), "ends_on": day(801)}, "starts_on"),
        ({"mode": "both"}, "mode"),
        ({"way": "online"}, "service"),
        ({"words": "电话 13800000000"}, "words"),
    ],
)
def test_what_makes_no_round_is_said_field_by_field(world, given, field):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        begun(world, **given)
    assert field in refused.value.fields


def test_a_service_that_is_off_the_menu_is_not_brought(world):
    Service.objects.filter(code="opera").update(is_offered=False)
    with pytest.raises(Malformed) as refused, transaction.atomic():
        begun(world)
    assert "菜单" in refused.value.fields["service"]


@pytest.mark.parametrize(
    ("at", "hours", "code"),
    [
        (FRIDAY - timedelta(days=7), 2, "outside"),
        (FRIDAY + timedelta(days=40), 2, "outside"),
        (FRIDAY, 30, "bad_time"),
        (FRIDAY, 0, "bad_time"),
        (FRIDAY + timedelta(hours=12), 2, "bad_hour"),
        (FRIDAY - timedelta(hours=5), 2, "bad_hour"),
        (MONDAY - timedelta(hours=2), 1, "past"),
    ],
)
def test_times_that_cannot_be_are_refused(world, at, hours, code):
    plan = begun(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        placed(world, plan, stop(world, at=at, hours=hours))
    assert refused.value.code == code
    assert not Delivery.objects.exists()


def test_nobody_is_in_two_places(world):
    plan = begun(world)
    placed(world, plan)
    with pytest.raises(Objected) as refused, transaction.atomic():
        placed(world, plan, stop(world, "徐家湾村", at=FRIDAY + timedelta(hours=1)))
    assert refused.value.code == "party_clash"
    with pytest.raises(Objected) as refused, transaction.atomic():
        placed(world, plan, stop(world, at=FRIDAY + timedelta(hours=1), party="clippers"))
    assert refused.value.code == "site_clash"


def test_nor_by_two_rounds(world):
    published(world)
    other = begun(world, title="另一个")
    with pytest.raises(Objected) as refused, transaction.atomic():
        placed(world, other, stop(world, "徐家湾村"))
    assert refused.value.code == "party_clash"


def test_one_bad_stop_places_none(world):
    plan = begun(world)
    with pytest.raises(Objected), transaction.atomic():
        placed(world, plan, stop(world), stop(world, "徐家湾村", at=FRIDAY + timedelta(days=90)))
    assert not Delivery.objects.exists()


def test_a_department_is_charged_and_a_team_is_asked_never_mixed(world):
    plan = begun(world, mode="duty")
    with pytest.raises(Objected) as refused, transaction.atomic():
        placed(world, plan)
    assert refused.value.code == "duty_for_departments"


def test_publishing_asks_every_party_it_names(world):
    plan = published(world, stop(world), stop(world, "徐家湾村", party=None))
    assert plan.stage == RoundStage.PUBLISHED
    stages = Delivery.objects.filter(round=plan).order_by("pk").values_list("stage", flat=True)
    assert list(stages) == [DeliveryStage.OFFERED, DeliveryStage.PLANNED]
    (asked,) = DeliveryOffer.objects.all()
    assert (asked.unit, asked.kind) == (world.teams["singers"].unit, "offer")
    assert Event.objects.filter(verb="delivery.offer").count() == 1


def test_an_empty_round_is_not_published(world):
    plan = begun(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.publish(plan=plan, by=world.actor("艾科长"), at=MONDAY)
    assert refused.value.code == "empty"


def test_who_read_an_older_page_is_told(world):
    plan = begun(world)
    placed(world, plan)
    with pytest.raises(Stale), transaction.atomic():
        actions.publish(plan=plan, by=world.actor("艾科长"), at=MONDAY, seen=1)


def test_the_law_holds_whatever_the_planner_wishes(world):
    checkup = Service.objects.get(code="checkup")
    plan = begun(world, "柳文书", service=checkup)
    placed(world, plan, stop(world, party="singers"), who="柳文书")
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.publish(plan=plan, by=world.actor("柳文书"), at=MONDAY)
    assert refused.value.code == "unlawful"
    assert the_one(plan).stage == DeliveryStage.PLANNED
