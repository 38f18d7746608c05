"""Sites where nothing happens, and probably why: the list is what the scenario was made of."""

from datetime import timedelta

import pytest

from tests.grounds.building import a_base
from tests.world import COUNTY, MONDAY
from wudan.people.models import Post
from wudan.registers.silent import silent_sites
from wudan.sites.models import Agreement, Resource, ResourceUse

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def told(at=MONDAY, days=90, path=None, world=None):
    found = silent_sites(COUNTY, path or world.units["c"].path, days=days, at=at)
    return {one.unit.short_name: one.cause.value for one in found}


def test_the_list_is_the_scenario(world):
    assert told(world=world) == {
        "铁边城所": "no_demand", "周湾所": "no_staff", "杨柳村站": "no_demand",
        "石峁村站": "no_staff", "王台村站": "no_volunteers", "徐家湾村站": "no_staff",
    }  # fmt: skip


def test_an_order_breaks_the_silence_until_the_days_are_over(world):
    world.place("秦奶奶")
    assert "杨柳村站" not in told(world=world)
    later = MONDAY + timedelta(days=91)
    assert told(world=world, at=later)["杨柳村站"] == "no_demand"
    found = silent_sites(COUNTY, world.units["杨柳村"].path, days=90, at=later)
    assert found[0].last == MONDAY.date()


def test_a_keeper_who_leaves_is_the_first_thing_to_look_at(world):
    Post.objects.filter(pk=world.posts["马青山"].pk).update(ends_on=MONDAY.date())
    assert told(world=world, at=MONDAY + timedelta(days=1))["杨柳村站"] == "no_staff"


def test_a_base_that_goes_quiet_is_named_with_why(world):
    base, later = a_base(world), MONDAY + timedelta(days=100)
    assert base.unit.short_name not in told(
        world=world, at=MONDAY + timedelta(days=60)
    )  # it is young
    assert told(world=world, at=later)[base.unit.short_name] == "shut"
    place = Resource.objects.create(
        county=COUNTY, key="r1", name="革命旧址", kind="revolution_site", origin="public", unit=world.units["文旅局"],
        host=base.unit, stage="open", until=later.date(), listed_at=MONDAY, moved_at=MONDAY,
    )  # fmt: skip
    Agreement.objects.create(
        resource=place, partner="文管所", responsible="讲解员", starts_on=MONDAY.date(), last_day=later.date(),
        made_at=MONDAY, made_as="文旅局",
    )  # fmt: skip
    assert told(world=world, at=later)[base.unit.short_name] == "nothing_held"
    ResourceUse.objects.create(
        resource=place,
        source="note",
        ref="1",
        day=later.date() - timedelta(days=3),
        noted_at=later,
        noted_as="文旅局",
    )
    assert base.unit.short_name not in told(world=world, at=later)


def test_two_statements_whatever_the_size(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        told(world=world)
