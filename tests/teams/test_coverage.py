"""覆盖 (R047): each site has a team at it or one that comes; the silent ones are named with the cause."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import COUNTY, MONDAY
from wudan.people.models import Post
from wudan.teams.coverage import coverage, unled
from wudan.teams.models import Membership, Team

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


def causes(world, key="c"):
    found = coverage(COUNTY, world.units[key].path, on=TODAY)
    return {one.unit.key: one.cause for one in found}


def test_a_team_that_serves_the_county_covers_every_site(world):
    assert set(causes(world).values()) == {""}


@pytest.fixture
def local(world):
    """Each team serves only where it is."""
    for team in Team.objects.select_related("unit__parent"):
        team.serves = [team.unit.parent.path]
        team.save()
    return world


def test_a_village_without_any_team_is_silent(local):
    Team.objects.exclude(pk=local.teams["clippers"].pk).update(serves=[])
    assert causes(local, "铁边城") == {"铁边城": "", "杨柳村": "", "石峁村": "no_team"}


def test_a_team_without_leader_or_without_members_does_not_come(local):
    Team.objects.exclude(pk=local.teams["clippers"].pk).update(serves=[])
    Post.objects.filter(unit=local.teams["clippers"].unit_id).update(ends_on=TODAY)
    assert causes(local)["杨柳村"] == "no_leader"
    Post.objects.filter(unit=local.teams["clippers"].unit_id).update(ends_on=None)
    Membership.objects.all().delete()
    Team.objects.update(members_count=0)
    assert causes(local)["杨柳村"] == "no_members"


def test_a_team_whose_leader_left_is_named_until_somebody_follows(world):
    assert unled(COUNTY, world.units["c"].path, on=TODAY) == []
    Post.objects.filter(unit=world.teams["clippers"].unit_id).update(ends_on=TODAY)
    found = unled(COUNTY, world.units["铁边城"].path, on=TODAY)
    assert [(one.team.unit.key, one.since) for one in found] == [("clippers", TODAY)]
    assert unled(COUNTY, world.units["周湾"].path, on=TODAY) == []


def test_it_asks_six_questions_whatever_the_size(world):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        coverage(COUNTY, world.units["c"].path, on=TODAY)
    assert len(asked) <= 6


def test_an_institute_sees_its_own_subtree(world):
    assert causes(world, "周湾").keys() == {"周湾", "王台村", "徐家湾村"}
