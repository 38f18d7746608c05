"""阵地: by town, by distance, open or shut; one page each."""

from datetime import date

import pytest

from tests.grounds.building import a_base
from tests.web.portal.visiting import text
from tests.world import MONDAY
from wudan.sites.models import Agreement, Resource, SitePeriod
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


def test_the_four_kinds_of_bases_are_found_with_how_many_there_are(passer_by, world):
    a_base(world)
    a_base(world, name="县文化馆传统文化实践基地", base_kind="tradition")
    page = text(passer_by.look("/places", bases="all"))
    assert "吴起革命旧址爱国主义教育基地" in page
    assert "县文化馆传统文化实践基地" in page
    answer = passer_by.look("/places", bases="patriotism")
    assert "县文化馆传统文化实践基地" not in text(answer)
    counts = {str(one["label"]): one["count"] for one in answer.context["kinds"]}
    assert counts == {"全部": 2, "爱国主义": 1, "传统文化": 1, "乡风文明": 0, "文明旅游": 0}
    assert "这一类还没有基地" in text(passer_by.look("/places", bases="tourism"))
    assert passer_by.look("/places", bases="\x00").status_code == 200


def test_a_resource_that_is_a_base_by_itself_is_one_of_them(passer_by, world):
    place = Resource.objects.create(
        county="610626", key="r1", name="洛源剪纸工坊", kind="culture_venue", origin="social", base_kind="tradition",
        unit=world.units["文旅局"], stage="open", until=date(2027, 1, 1), listed_at=MONDAY, moved_at=MONDAY,
    )  # fmt: skip
    assert "洛源剪纸工坊" not in text(
        passer_by.look("/places", bases="all")
    )  # no agreement opens its door
    Agreement.objects.create(
        resource=place, partner="工坊", responsible="店主", starts_on=date(2026, 1, 1), last_day=date(2027, 1, 1),
        made_at=MONDAY, made_as="文旅局",
    )  # fmt: skip
    assert "洛源剪纸工坊" in text(passer_by.look("/places", bases="tradition"))
    Resource.objects.filter(pk=place.pk).update(host=a_base(world).unit)
    assert "洛源剪纸工坊" not in text(
        passer_by.look("/places", bases="all")
    )  # it is the base itself


@pytest.mark.parametrize("pk", ["0", "999999999999999999999999"])
def test_a_site_that_is_none_is_not_found(passer_by, pk):
    assert passer_by.look(f"/places/{pk}").status_code == 404


def test_the_places_take_few_statements(passer_by, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        passer_by.look("/places")
    with django_assert_max_num_queries(3):
        passer_by.look("/places", bases="all")
    with django_assert_max_num_queries(6):  # with its standing and its rooms
        passer_by.look(f"/places/{world.units['杨柳村'].pk}")


def test_hours_are_told_in_words_and_kept_when_strange(world):
    assert hours_words("1-5 08:30-18:00") == "周一至周五 8:30–18:00"
    assert hours_words("1-9 08:30-18:00") == "每天 8:30–18:00"
    assert hours_words("逢集开门") == "逢集开门"
    assert is_open_at("1-5 08:30-18:00", MONDAY) is True
    assert is_open_at("6-7 08:30-18:00", MONDAY) is False
    assert is_open_at("逢集开门", MONDAY) is None
