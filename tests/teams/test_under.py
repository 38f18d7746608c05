"""归队 (R052): a team belongs under one of a higher tier, whose leader sees it; going is still each team's own."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.activities.drafting import opened
from tests.domain.refusing import malformed, refused_by_the_database
from tests.entering import come_in
from tests.teams.founding import dissolve
from tests.web.console.desk import Desk, words_of
from tests.world import COUNTY, MONDAY
from wudan.kit import clock
from wudan.teams.actions import keeping
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres


def belong(world, team="clippers", under="carers", by="苏远", why=""):
    held = Team.objects.select_related("unit").get(pk=world.teams[team].pk)
    facts = keeping.facts_of(held)
    above = world.teams[under].pk if under else 0
    return keeping.keep_team(
        team=held, told=replace(facts, under=above), seen=facts.digest, why=why,
        by=world.actor(by), at=MONDAY,
    )  # fmt: skip


@pytest.fixture
def desk(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    return Desk(come_in(client, world.people["宗梅"].account))


def test_a_team_says_itself_where_it_belongs_and_may_leave(world):
    belong(world)
    assert Team.objects.get(pk=world.teams["clippers"].pk).under_id == world.teams["carers"].pk
    belong(world, under="")
    assert Team.objects.get(pk=world.teams["clippers"].pk).under_id is None


def test_only_under_a_team_of_a_higher_tier_that_stands(world):
    with malformed("under"):
        belong(world, "carers", "clippers", "宗梅")
    with malformed("under"):
        belong(world, "carers", "singers", "宗梅")
    gone = dissolve(world, world.teams["singers"], by="柳文书")
    with malformed("under"):
        belong(world, under="singers")
    assert gone.dissolved_at


def test_the_database_knows_no_circle(world):
    first, second = world.teams["clippers"].pk, world.teams["carers"].pk
    Team.objects.filter(pk=first).update(under=second)
    for wrong in ({"under": second}, {"under": first}, {"tier": 3}):
        with refused_by_the_database("team_under_a_higher_tier"):
            Team.objects.filter(pk=second).update(**wrong)
    with refused_by_the_database("team_of_the_first_tier_under_none|team_under_a_higher_tier"):
        Team.objects.filter(pk=first).update(tier=1)


def test_who_belonged_under_a_dissolved_team_belongs_under_none(world):
    belong(world)
    dissolve(world, world.teams["carers"], by="乔委员")
    assert Team.objects.get(pk=world.teams["clippers"].pk).under_id is None


def test_the_leader_above_sees_times_orders_and_activities_and_nobodys_name(world, desk):
    belong(world)
    world.order_at("offered")
    activity = opened(world)
    page = words_of(desk.see("teams-below"))
    assert "理发小队" in page
    assert "1 单等队长答复" in page
    assert activity.title in page
    assert "秦奶奶" not in page
    assert "teams/" in page
    assert "归队的队伍" in words_of(desk.see("team-desk"))


def test_a_team_of_teams_is_seen_whole(world):
    Team.objects.filter(pk=world.teams["singers"].pk).update(tier=1)
    belong(world)
    belong(world, "carers", "singers", "宗梅")
    found = Team.objects.active(COUNTY).below(world.teams["singers"].pk, deepest=3)
    assert {team.pk for team in found} == {world.teams["clippers"].pk, world.teams["carers"].pk}


def test_how_many_questions_the_page_asks_does_not_follow_how_many_teams(world, desk):
    belong(world)
    desk.see("teams-below")

    def asked():
        with CaptureQueriesContext(connection) as found:
            desk.see("teams-below")
        return len(found)

    one = asked()
    Team.objects.filter(pk=world.teams["nurses"].pk).update(tier=3, under=world.teams["carers"].pk)
    assert asked() == one
