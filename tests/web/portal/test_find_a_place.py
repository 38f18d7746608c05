"""阵地: by town, by distance, open or shut; one page each."""

import pytest

from tests.web.portal.visiting import text
from tests.world import MONDAY
from wudan.sites.models import SitePeriod
from wudan.web.portal.opening import hours_words, is_open_at


def test_without_a_town_one_sees_center_and_institutes(passer_by):
    page = text(passer_by.look("/places"))
    assert "县中心" in page
    assert "杨柳村站" not in page


def test_a_town_shows_its_stations_with_phone_and_hours(passer_by, world):
    page = text(passer_by.look("/places", town=str(world.units["铁边城"].pk)))
    assert "杨柳村站" in page
    assert "王台村站" not in page
    assert "10100000001" in page
    assert "每天 8:30–18:00" in page


def test_who_says_where_they_are_sees_the_nearest_first(passer_by):
    page = text(passer_by.look("/places", lon="108.05", lat="37.23"))
    assert page.index("王台村站") < page.index("杨柳村站")


@pytest.mark.parametrize(
    "query",
    [{"lon": "nan", "lat": "inf"}, {"lon": "x", "lat": "y"}, {"lon": "108"}, {"town": "𡃁"},
     {"lon": "1e400", "lat": "-0"}, {"town": "\x00"}],
)  # fmt: skip
def test_a_place_that_is_none_is_passed_over(passer_by, query):
    assert passer_by.look("/places", **query).status_code == 200


def test_a_page_tells_the_title_of_who_answers_not_the_name(passer_by, world):
    page = text(passer_by.look(f"/places/{world.units['杨柳村'].pk}"))
    assert "站长" in page
    assert "马青山" not in page
    assert "送戏下乡" in page
    assert "公里" in page


def test_a_closed_site_says_who_takes_its_orders(passer_by, world):
    unit = world.units["石峁村"]
    SitePeriod.objects.filter(site__unit=unit).update(state="closed", why="修房顶")
    page = text(passer_by.look(f"/places/{unit.pk}"))
    assert "点的单由铁边城所接" in page
    assert "修房顶" in page


@pytest.mark.parametrize("pk", ["0", "999999999999999999999999"])
def test_a_site_that_is_none_is_not_found(passer_by, pk):
    assert passer_by.look(f"/places/{pk}").status_code == 404


def test_the_places_take_few_statements(passer_by, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        passer_by.look("/places")
    with django_assert_max_num_queries(6):  # with its standing and its rooms
        passer_by.look(f"/places/{world.units['杨柳村'].pk}")


def test_hours_are_told_in_words_and_kept_when_strange(world):
    assert hours_words("1-5 08:30-18:00") == "周一至周五 8:30–18:00"
    assert hours_words("1-9 08:30-18:00") == "每天 8:30–18:00"
    assert hours_words("逢集开门") == "逢集开门"
    assert is_open_at("1-5 08:30-18:00", MONDAY) is True
    assert is_open_at("6-7 08:30-18:00", MONDAY) is False
    assert is_open_at("逢集开门", MONDAY) is None
