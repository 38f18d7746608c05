"""May this thing, now: what no story tells by itself."""

from datetime import date, timedelta

import pytest

from tests.world import MONDAY
from wudan.kit.clock import CHINA
from wudan.orders import policies


@pytest.mark.parametrize(
    ("born_on", "minor"),
    [
        (None, False),
        (date(2008, 9, 7), False),
        (date(2008, 9, 8), True),
        (date(2008, 10, 1), True),
        (date(2016, 5, 1), True),
        (date(1940, 1, 1), False),
        (date(2008, 2, 29), False),
    ],
)
def test_a_minor_is_under_eighteen_on_the_day(born_on, minor):
    assert policies.is_minor(born_on, at=MONDAY) is minor


def test_the_day_is_the_chinese_one():
    just_before = MONDAY.replace(day=6, hour=23, minute=59)
    assert policies.is_minor(date(2008, 9, 7), at=just_before)
    assert not policies.is_minor(date(2008, 9, 7), at=just_before + timedelta(minutes=1))
    assert just_before.tzinfo == CHINA


def test_an_appointment_may_lie_five_minutes_back():
    assert policies.appointment_fault(MONDAY - timedelta(minutes=5), at=MONDAY) == {}
    assert policies.appointment_fault(MONDAY + timedelta(days=180), at=MONDAY) == {}


def test_no_service_wants_no_lead_and_no_season(world):
    tomorrow = MONDAY.date() + timedelta(days=1)
    assert policies.faults_of_day(tomorrow, None, at=MONDAY) == {}
    assert policies.faults_of_place("online", "", None) == {}
    assert policies.faults_of_day(tomorrow, world.services["haircut"], at=MONDAY) == {}


def test_an_order_without_a_dispatch_has_nothing_to_refuse_or_to_expire(world):
    order = world.place()
    assert policies.refusal_objection(order, "no_people") is None
    assert policies.expiry_objection(order) is None
