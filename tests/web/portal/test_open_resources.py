"""开放资源: a school gym is on nobody's page until its door is open, and then on its days only."""

from datetime import datetime

import pytest

from tests.activities.drafting import opened as announced
from tests.resources.keeping import GYM, WEEKEND, days_off, gym, hour, opened
from wudan.areas.calendars import forget
from wudan.areas.models import Area
from wudan.kit import clock
from wudan.kit.open_hours import OFF, Span
from wudan.sites.actions import resource as acts


def at(moment):
    clock.shift(moment - datetime.now(clock.CHINA))


@pytest.fixture
def calendar(world):
    days_off()
    forget()


def shown(passer_by, **asked):
    return GYM in passer_by.client.get("/resources", asked).content.decode()


def test_closed_it_is_nowhere_opened_it_is_there_on_its_days(world, passer_by, calendar):
    found = gym(world)
    at(hour(19, 10))
    assert not shown(passer_by)
    assert passer_by.client.get(f"/resources/{found.pk}").status_code == 404
    found = opened(world)
    at(hour(18, 10))
    assert not shown(passer_by), "Friday"
    assert shown(passer_by, when="tomorrow")
    assert shown(passer_by, when="weekend")
    page = passer_by.client.get(f"/resources/{found.pk}").content.decode()
    assert "今天不开。下次：9月19日 周六 9:00–12:00" in page
    assert "从北门进，门卫处登记。" in page
    at(hour(19, 10))
    assert shown(passer_by), "Saturday"
    assert "正在开门" in passer_by.client.get("/resources").content.decode()
    at(hour(20, 10))
    assert not shown(passer_by), "a Sunday that is worked: 调休"
    assert "调休上班" in passer_by.client.get("/resources").content.decode()
    at(hour(26, 10))
    assert not shown(passer_by), "a Saturday off: nobody promised it"


def test_a_day_off_is_open_when_it_was_promised(world, passer_by, calendar):
    opened(world, hours=(*WEEKEND, Span(OFF, 600, 960)))
    at(hour(25, 11))
    assert "10:00–16:00" in passer_by.client.get("/resources").content.decode()


def test_its_end_takes_it_off_the_page_before_the_clock_does(world, passer_by):
    found = opened(world, last_day=hour(18, 0).date())
    at(hour(19, 10))
    assert not shown(passer_by)
    assert passer_by.client.get(f"/resources/{found.pk}").status_code == 404
    assert acts.end_over(at=hour(19, 10)) == 1


def test_the_list_takes_few_statements(world, as_, django_assert_max_num_queries):
    for _ in range(12):
        opened(world)
    at(hour(12, 10))
    client = as_("秦奶奶").client
    client.get("/resources")
    with django_assert_max_num_queries(8):  # session, account, posts among them
        assert client.get("/resources").content.decode().count(GYM) == 12


def test_what_comes_to_the_village_is_listed_with_its_place(world, passer_by):
    village = Area.objects.get(name="杨柳村")
    announced(world, venue="popup", place="集上东头", area=village)
    announced(world, title="在站里的活动")
    at(hour(8, 10))
    page = passer_by.client.get("/resources", {"when": "nearby"}).content.decode()
    assert "集上东头" in page
    assert "杨柳村" in page
    assert "在站里的活动" not in page
