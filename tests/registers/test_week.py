"""周台账: a line for each thing done, from the rows that say so; of a village, a town, a department, the county."""

from datetime import timedelta

import pytest

from tests.activities.drafting import morning, wanted
from tests.projects.keeping import admitted
from tests.registers.september import MONTH, september
from tests.world import COUNTY, MONDAY
from wudan.activities import actions as activities
from wudan.registers.figures import Scope, figures_of
from wudan.registers.figures.activities import TALLIES
from wudan.registers.reporters import reporters_of, scope_of
from wudan.registers.week import lines_of, sums_of

pytestmark = pytest.mark.postgres
COLORS = {"relief": "morality"}


def lines(world, unit):
    scope = scope_of(world.units[unit], on=MONTH.first)
    return lines_of(scope, MONTH, colors=COLORS)


def kinds(found):
    return [line.kind for line in found]


def test_the_rows_of_a_month_make_its_lines(world, django_assert_num_queries):
    september(world)
    with django_assert_num_queries(7):
        found = lines_of(Scope(COUNTY), MONTH, colors=COLORS)
    assert kinds(found) == ["activity", "order", "order", "order", "delivery", "training"]
    order = found[1]
    assert (order.place, order.what, order.platform, order.color) == (
        "杨柳村站",
        "上门理发",
        "扶贫帮困",
        "道德",
    )
    assert (order.way, order.duty, order.online) == ("点单", "志愿", "线下")
    assert (order.people, order.volunteers, order.minutes, order.who) == (1, 1, 40, "理发小队")
    assert (order.leader, order.word) == ("队长", "5 分")
    assert len(order.evidence) > 5
    shift, opera, training = found[0], found[4], found[5]
    assert (shift.people, shift.volunteers, shift.minutes) == (None, 1, 120), (
        "nobody guesses who looked on"
    )
    assert (opera.place, opera.people, opera.way, opera.who) == ("王台村站", 30, "派单", "文艺队")
    assert (training.volunteers, training.audience) == (1, "志愿者")
    assert sums_of(found).people == 33


def test_an_activity_of_a_project_stands_under_its_platform(world):
    team, project, by = world.teams["clippers"], admitted(world), world.actor("苏远")
    made = activities.draft(unit=team.unit, team=team, wanted=wanted(), project=project, by=by, at=MONDAY)  # fmt: skip
    activities.open_(activity=made, by=by, at=MONDAY)
    [line] = lines_of(Scope(COUNTY), MONTH, colors=COLORS)
    assert (line.project, line.platform) == (project.title, project.platform.name)
    its = Scope(COUNTY, "", frozenset({project.platform_id}))
    assert figures_of(TALLIES, its, MONTH)["shifts-held"].value == 1


def test_who_looked_on_stands_once_in_the_last_shift_of_an_activity(world):
    team, by = world.teams["clippers"], world.actor("苏远")
    told = wanted(shifts=(morning(), morning(1)))
    made = activities.draft(unit=team.unit, team=team, wanted=told, by=by, at=MONDAY)
    activities.open_(activity=made, by=by, at=MONDAY)
    after = MONDAY + timedelta(days=7)
    activities.end(activity=made, by=by, at=after, residents=42, summary="坐满了院子。")
    found = lines_of(Scope(COUNTY), MONTH, colors=COLORS)
    assert [(line.people, line.summary) for line in found] == [(None, ""), (42, "坐满了院子。")]
    assert sums_of(found).people == 42


def test_each_has_its_own_lines(world):
    september(world)
    assert kinds(lines(world, "杨柳村")) == ["activity", "order", "order", "order"]
    assert kinds(lines(world, "王台村")) == ["delivery"]
    assert kinds(lines(world, "周湾")) == ["delivery"]
    assert kinds(lines(world, "民政局")) == ["order", "order", "order"], "of the platform it leads"
    assert kinds(lines(world, "文旅局")) == ["delivery"]
    assert kinds(lines(world, "石峁村")) == []
    names = [unit.short_name for unit in reporters_of(COUNTY, on=MONTH.first)]
    assert names == ["县中心", "铁边城所", "周湾所", "民政局", "文旅局", "卫健局"], (
        "in the order of the tree"
    )
