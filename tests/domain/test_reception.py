"""Which site receives an order: the nearest that is open."""

from datetime import date, timedelta

from tests.domain.refusing import refused_by_the_database
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.kit.places import Point
from wudan.orders.models import Order
from wudan.sites.models import Site, SitePeriod
from wudan.sites.reception import nearest, receiving_unit, reception_from

TODAY = MONDAY.date()


def close(world, key, on=TODAY):
    site = Site.objects.get(unit=world.units[key])
    site.periods.filter(ends_on=None).update(ends_on=on)
    SitePeriod.objects.create(site=site, state="closed", starts_on=on)


def receives(world, key):
    """By both ways: of a unit that is at hand, and of one read for it."""
    unit = Unit.objects.get(key=key)
    origin, found = reception_from(unit.pk, at=MONDAY)
    assert origin == unit
    assert found == receiving_unit(unit, at=MONDAY)
    return found.key


def test_an_open_station_receives_its_own(world):
    assert receives(world, "杨柳村") == "杨柳村"


def test_a_closed_stations_institute_does_and_above_it_the_center(world):
    close(world, "杨柳村")
    assert receives(world, "杨柳村") == "铁边城"
    close(world, "铁边城")
    assert receives(world, "杨柳村") == "c"
    close(world, "c")
    assert receives(world, "杨柳村") == "c"  # somebody must


def test_a_station_that_closes_tomorrow_receives_today(world):
    close(world, "杨柳村", TODAY + timedelta(days=1))
    assert receives(world, "杨柳村") == "杨柳村"


def test_a_station_that_is_no_more_receives_nothing(world):
    Unit.objects.filter(key="杨柳村").update(ends_on=TODAY)
    assert receives(world, "杨柳村") == "铁边城"


def test_what_is_no_site_passes_it_up(world):
    assert receives(world, "clippers") == "杨柳村"
    assert receives(world, "民政局") == "c"


def test_the_order_remembers_where_it_came_from(world):
    close(world, "杨柳村")
    order = world.place()
    assert (order.unit, order.origin) == (world.units["铁边城"], world.units["杨柳村"])


def test_sites_are_listed_by_distance(world):
    periods = SitePeriod.objects.on(TODAY).open().select_related("site__unit")
    found = nearest(Point(107.96, 36.96), periods)
    assert [site.unit.key for _, site in found][:2] == ["杨柳村", "铁边城"]
    assert found[0][0] == 0
    assert [km for km, _ in found] == sorted(km for km, _ in found)


def test_a_site_without_a_place_is_left_out(world):
    SitePeriod.objects.update(lon=None, lat=None)
    assert nearest(Point(107.96, 36.96), SitePeriod.objects.all()) == []


def test_a_site_lies_in_the_country_and_has_one_present(world):
    period = SitePeriod.objects.filter(site__unit__key="杨柳村").get()
    with refused_by_the_database("site_lies_in_china"):
        SitePeriod.objects.filter(pk=period.pk).update(lon=36.9, lat=107.9)
    with refused_by_the_database("site_"):
        SitePeriod.objects.create(site=period.site, state="open", starts_on=date(2026, 1, 1))


def test_no_order_is_written_or_handed_up_to_a_unit_that_has_ended(world):
    """The database has the last word."""
    order, unit = world.place(), world.units["铁边城"]
    Unit.objects.filter(pk=unit.pk).update(ends_on=TODAY)
    with refused_by_the_database("begun_at_a_unit_that_ended"):
        Order.objects.filter(pk=order.pk).update(unit=unit)
    order.pk, order.no, order.slip_code, order.unit = None, "20999999999", "zzzz", unit
    with refused_by_the_database("begun_at_a_unit_that_ended"):
        order.save(force_insert=True)
