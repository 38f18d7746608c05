"""How far it is from each village to each kind of service, kept as lines and rebuilt."""

import pytest

from tests.world import COUNTY, MONDAY
from wudan.areas.models import Area, AreaPoint
from wudan.catalog.models import Service
from wudan.jobs.reactions import REACTIONS
from wudan.kit.places import Point, kilometres
from wudan.registers.actions import rebuild_reach
from wudan.registers.enums import Within
from wudan.registers.models import ReachCount, ReachLine
from wudan.registers.offered import offered_in
from wudan.sites.actions.close import close
from wudan.sites.models import Site, SitePeriod

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PLACES = {"杨柳村": (107.965, 36.962), "石峁村": (107.905, 36.931), "王台村": (108.065, 37.231)}


@pytest.fixture
def villages(world):
    """Three of four villages have a point."""
    for name, (lon, lat) in PLACES.items():
        area = Area.objects.get(name=name)
        AreaPoint.objects.create(area=area, lon=lon, lat=lat, source_system="CGCS2000")
    rebuild_reach(county=COUNTY, at=MONDAY)
    return world


def line(world, village, platform):
    return ReachLine.objects.get(area__name=village, platform=world.platforms[platform])


def test_a_kind_of_service_is_where_a_team_of_it_names_the_site(world):
    found = {one.code: one for one in offered_in(COUNTY, on=MONDAY.date())}
    named = {code: {pk for pk, _ in one.places} for code, one in found.items()}
    units = world.units
    assert named["relief"] == {units["杨柳村"].pk, units["铁边城"].pk, units["c"].pk}
    assert named["culture"] == {units["周湾"].pk, units["c"].pk}  # 文艺队 is based there
    assert found["relief"].comes(units["王台村"].path)
    assert not found["culture"].comes(units["王台村"].path)  # opera is given at sites alone


def test_each_line_has_the_nearest_place_and_the_straight_distance(villages):
    found = line(villages, "石峁村", "relief")
    assert found.place == villages.units["铁边城"]
    apart = kilometres(Point(*PLACES["石峁村"]), Point(107.95, 36.95))
    assert found.metres == pytest.approx(apart * 1000, abs=2)
    assert found.unit == villages.units["石峁村"]
    assert ReachLine.objects.count() == 3 * 3
    done = ReachCount.objects.get(county=COUNTY)
    assert (done.villages, done.without) == (3, 1)


def test_near_comes_and_nothing_are_three_and_leave_none_out(villages):
    counted = {how: ReachLine.objects.within(how, 3.0).count() for how in Within}
    assert sum(counted.values()) == ReachLine.objects.count()
    assert line(villages, "杨柳村", "relief") in ReachLine.objects.within(Within.NEAR, 3.0)
    assert line(villages, "石峁村", "culture") in ReachLine.objects.within(Within.NOTHING, 3.0)
    assert line(villages, "王台村", "relief") in ReachLine.objects.within(Within.COMES, 3.0)


def test_a_closed_site_is_no_longer_near(villages):
    site = Site.objects.get(unit=villages.units["杨柳村"])
    close(site=site, why="修房顶", by=villages.actor("柳文书"), at=MONDAY)
    rebuild_reach(county=COUNTY, at=MONDAY)
    assert line(villages, "杨柳村", "relief").place == villages.units["铁边城"]


def test_an_item_off_the_menu_is_nowhere(villages):
    Service.objects.filter(code="opera").update(is_offered=False)
    rebuild_reach(county=COUNTY, at=MONDAY)
    found = line(villages, "杨柳村", "culture")
    assert (found.place, found.metres, found.comes) == (None, None, False)


def test_a_site_without_a_place_is_nowhere(villages):
    SitePeriod.objects.filter(site__unit=villages.units["周湾"]).update(lon=None, lat=None)
    rebuild_reach(county=COUNTY, at=MONDAY)
    assert line(villages, "王台村", "culture").place == villages.units["c"]


def test_a_second_reckoning_writes_nothing_and_a_lost_point_takes_its_lines(
    villages, django_assert_max_num_queries
):
    before = list(ReachLine.objects.order_by("pk").values())
    with django_assert_max_num_queries(16):
        rebuild_reach(county=COUNTY, at=MONDAY)
    assert list(ReachLine.objects.order_by("pk").values()) == before
    AreaPoint.objects.filter(area__name="石峁村").delete()
    rebuild_reach(county=COUNTY, at=MONDAY)
    assert not ReachLine.objects.filter(area__name="石峁村").exists()


def test_what_changes_a_place_reckons_anew():
    for verb in ("site.close", "site.move", "site.reopen", "areas.points"):
        assert [react.__name__ for react in REACTIONS[verb]] == ["reckon_reach"]


def test_a_post_sees_the_villages_it_answers_for(villages):
    town = villages.actor("乔委员")
    seen = set(ReachLine.objects.visible_to(town).values_list("area__name", flat=True))
    assert seen == {"杨柳村", "石峁村"}
    assert not ReachLine.objects.visible_to(villages.actor("秦奶奶")).exists()
