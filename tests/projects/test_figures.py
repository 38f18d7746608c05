"""How a project did comes from activities and orders; the day's look proposes, nothing more (R065)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed
from tests.projects.keeping import DAY, admitted, candidate
from tests.world import MONDAY, walk
from wudan.activities import actions as activities
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.projects.models import ExitProposal
from wudan.registers.projects import figures_of, propose_what_idles

pytestmark = pytest.mark.postgres
WEEK = MONDAY + 7 * DAY


def reviewed(world, project, who, verb="praise"):
    world.services["project"] = project.service
    order = walk(world, world.place(who, "project"), "scheduled")
    for hour, step in enumerate(("fulfill", "acknowledge", verb)):
        from tests.world import take_step

        order = take_step(world, order, step, at=MONDAY + timedelta(hours=30 + hour))
    return order


def activity(world, project):
    wanted = Wanted(
        title="上门理发",
        words="给走不动的老人理发。",
        venue="outside",
        place="村委会院子",
        shifts=(WantedShift(WEEK, WEEK + timedelta(hours=2)),),
        positions=(WantedPosition("理发", 3),),
    )
    leader = world.posts["苏远"]
    return activities.draft(
        unit=leader.unit, team=world.teams["clippers"], wanted=wanted, project=project,
        by=world.actor("苏远"), at=MONDAY,
    )  # fmt: skip


def test_orders_and_activities_are_counted_by_persons(world, django_assert_num_queries):
    project = admitted(world)
    reviewed(world, project, "秦奶奶")
    reviewed(world, project, "李小妹", "blame")
    made = activities.open_(activity=activity(world, project), by=world.actor("苏远"), at=MONDAY)
    with django_assert_num_queries(3):
        seen = figures_of([project], at=WEEK + DAY)[project.pk]
    assert (seen.orders, seen.persons, seen.reviews, seen.good, seen.activities) == (2, 2, 2, 1, 1)
    assert (seen.last_on, made.project) == (WEEK.date(), project)


def test_an_activity_names_only_what_is_on_the_list(world):
    with malformed("project"):
        activity(world, candidate(world))


def test_the_day_looks_at_the_list(world):
    project = admitted(world)
    assert propose_what_idles(at=MONDAY + 60 * DAY) == 0
    assert propose_what_idles(at=MONDAY + 100 * DAY) == 1
    assert ExitProposal.objects.get().project == project
