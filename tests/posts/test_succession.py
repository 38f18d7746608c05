"""一把手任队长 (R046, ADR 89): where the head left without handing over, the next head takes his teams with one tick."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import COUNTY, MONDAY
from wudan.journal.events import events_of
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.teams.coverage import coverage, unled

pytestmark = pytest.mark.postgres
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def left(world):
    """马青山 led the clippers as the station's head; his post ended without anybody to follow."""
    team, office = world.teams["clippers"].unit, world.actor("乔委员")
    Post.objects.filter(pk=world.posts["马青山"].pk).update(heads=True)
    posts.end(post=world.posts["苏远"], by=world.actor("马青山"), at=MONDAY, why="由站长兼任")
    posts.grant(
        person=world.people["马青山"], role="team_leader", unit=team, by=office, at=MONDAY,
        title="队长", heads=True, through=world.posts["马青山"],
    )  # fmt: skip
    posts.end(post=world.posts["马青山"], by=office, at=TUESDAY, why="换届")
    return team


def succeed(world, team, *, heads=True, who="高大爷", unit="杨柳村"):
    return posts.grant(
        person=world.people[who], role="station_keeper", unit=world.units[unit],
        by=world.actor("乔委员"), at=WEDNESDAY, title="站长", heads=heads, teams=[team.pk],
    )  # fmt: skip


def offered(world, on):
    found = posts.left_behind(world.units["杨柳村"], "station_keeper", on=on.date())
    return [post.unit for post in found]


def test_the_next_head_is_offered_what_the_last_one_led_and_takes_it_with_the_post(world, left):
    assert offered(world, MONDAY) == []  # it is led
    assert offered(world, WEDNESDAY) == [left]
    made = succeed(world, left)
    leads = Post.objects.held_on(WEDNESDAY.date()).get(role="team_leader", unit=left)
    assert (leads.person, leads.through, leads.heads) == (made.person, made, True)
    assert [event.verb for event in events_of("post", leads.pk)] == ["post.grant"]
    assert offered(world, WEDNESDAY) == []
    assert unled(COUNTY, left.path, on=WEDNESDAY.date()) == []
    posts.end(
        post=made, by=world.actor("乔委员"), at=WEDNESDAY, why="错了"
    )  # it goes with the post
    assert offered(world, WEDNESDAY) == [left]


def test_a_team_somebody_took_on_meanwhile_is_left_to_them(world, left):
    posts.grant(
        person=world.people["苏远"], role="team_leader", unit=left, by=world.actor("乔委员"),
        at=TUESDAY, heads=True,
    )  # fmt: skip
    assert offered(world, WEDNESDAY) == []
    with malformed("teams"):
        succeed(world, left)
    assert not Post.objects.filter(person=world.people["高大爷"]).exists()
    own = Post.objects.get(person=world.people["苏远"], ends_on=None)
    posts.end(post=own, by=world.actor("乔委员"), at=WEDNESDAY, why="搬走了")
    assert offered(world, WEDNESDAY) == []  # the last who led it was no head of the site


def test_only_a_head_of_that_site_follows(world, left):
    with malformed("teams"):
        succeed(world, left, heads=False)
    with malformed("teams"):
        succeed(world, left, unit="石峁村")
    with objected("not_yourself"):
        posts.grant(
            person=world.people["乔委员"], role="station_keeper", unit=world.units["杨柳村"],
            by=world.actor("乔委员"), at=WEDNESDAY, heads=True, teams=[left.pk],
        )  # fmt: skip


def test_the_coverage_page_knows_where_the_head_leads_none_of_the_teams(world):
    def others(on):
        found = coverage(COUNTY, world.units["杨柳村"].path, on=on.date())
        return [one.led_by_others for one in found]

    team, keeper = world.teams["clippers"].unit, world.posts["马青山"]
    Post.objects.filter(pk=keeper.pk).update(heads=True)
    assert others(MONDAY) == [True]
    posts.end(post=world.posts["苏远"], by=world.actor("马青山"), at=MONDAY, why="由站长兼任")
    posts.grant(
        person=world.people["马青山"], role="team_leader", unit=team, by=world.actor("乔委员"),
        at=MONDAY, heads=True, through=keeper,
    )  # fmt: skip
    assert others(MONDAY) == [False]
    Post.objects.filter(pk=keeper.pk).update(heads=False)
    assert others(MONDAY) == [False]  # without a head there is nothing to say
