"""A school gym is shut on Friday, open on Saturday; on a day off and a worked Saturday only if it says so."""

from datetime import date, time

import pytest

from tests.resources.keeping import WEEKEND, days_off, gym, opened
from tests.world import MONDAY
from wudan.areas.calendars import forget
from wudan.kit.open_hours import OFF, SWAPPED, Span
from wudan.sites.models import Resource
from wudan.sites.opening_days import at_hand, kind_today, open_now

pytestmark = pytest.mark.postgres
FRIDAY, SATURDAY, SUNDAY_WORKED = date(2026, 9, 18), date(2026, 9, 19), date(2026, 9, 20)
FRIDAY_OFF, SATURDAY_OFF = date(2026, 9, 25), date(2026, 9, 26)
NINE_THIRTY, NOON = time(9, 30), time(12, 0)


@pytest.fixture
def calendar(world):
    days_off()
    forget()


def names(day):
    return [found.resource.name for found in at_hand("610626", day)]


def test_a_closed_gym_appears_on_its_weekends_and_only_then(world, calendar):
    gym(world, name="没谈好的礼堂")
    found = opened(world)
    assert names(FRIDAY) == []
    assert names(SATURDAY) == [found.name]
    assert names(SUNDAY_WORKED) == [], "pupils are at school: 调休"
    assert names(FRIDAY_OFF) == names(SATURDAY_OFF) == [], "nobody promised days off"


def test_hours_of_days_off_and_of_worked_weekends_count_when_promised(world, calendar):
    hours = (*WEEKEND, Span(OFF, 600, 960), Span(SWAPPED, 1080, 1200))
    opened(world, hours=hours)
    assert [one.words for one in at_hand("610626", FRIDAY_OFF)] == ["10:00–16:00"]
    assert [one.words for one in at_hand("610626", SUNDAY_WORKED)] == ["18:00–20:00"]
    assert [kind_today(day) for day in (FRIDAY, SATURDAY, SUNDAY_WORKED, FRIDAY_OFF)] == [
        4,
        5,
        8,
        7,
    ]


def test_the_door_is_open_from_its_minute_to_its_minute(world, calendar):
    opened(world)
    (found,) = at_hand("610626", SATURDAY)
    assert open_now(found, NINE_THIRTY)
    assert not open_now(found, NOON)


def test_paused_or_past_its_end_it_is_gone_even_before_the_clock_came(world, calendar):
    opened(world, last_day=date(2026, 9, 18))
    assert names(SATURDAY) == []
    assert Resource.objects.get().stage == "open"
    assert MONDAY.date() < SATURDAY
