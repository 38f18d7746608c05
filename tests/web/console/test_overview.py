"""情况: every number opens to just its rows; nothing is ranked; few statements, whatever there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.statistics.test_counting import keep
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY, PATHS

LATER = NOON + timedelta(days=1)


def every_way(world):
    """An order at each stage, and one of no platform; counted."""
    for stage in PATHS:
        world.order_at(stage)
    world.place(service=None, words="井房的灯坏了")
    keep(LATER)


def opened(desk, figure):
    """The number that the page of its rows comes to."""
    seen = desk.client.get(figure.url).context
    return seen["sum"] if "sum" in seen else len(seen["rows"])


def test_every_figure_opens_to_just_its_rows(world, desk_of):
    every_way(world)
    leader = desk_of("郝书记")
    seen = leader.see("overview").context
    figures = [*seen["in_hand"], *seen["unmet"], *seen["breadth"][:3]]
    figures += [step.figure for step in seen["steps"]] + [
        line["placed"] for line in seen["platforms"]
    ]
    figures += [one for share in seen["said"] for one in (share.part, share.whole)]
    assert sum(figure.number for figure in figures) > 50
    for figure in figures:
        assert opened(leader, figure) == figure.number, figure


def test_outcomes_add_up_to_what_was_placed(world, desk_of):
    every_way(world)
    seen = desk_of("郝书记").see("overview").context
    assert sum(number for _, number in seen["outcomes"]) == seen["steps"][0].figure.number


def test_silence_is_no_praise(world, desk_of):
    for stage in ("reviewed", "following_up", "lapsed", "done"):
        world.order_at(stage)
    keep(LATER)
    answer = desk_of("郝书记").see("overview")
    content, answered = answer.context["said"][:2]
    assert (content.part.number, content.whole.number, content.between) == (1, 2, "9%–91%")
    assert (answered.part.number, answered.whole.number, answered.percent) == (2, 4, 50)
    assert "没评的不算好评" in words_of(answer)


def test_villages_without_anything_are_named_in_official_order_with_a_cause(world, desk_of):
    world.place("秦奶奶")
    world.place("高大爷", at=MONDAY - timedelta(days=70))
    keep(LATER)
    answer = desk_of("郝书记").see("overview")
    told = [(one.unit.short_name, one.cause.value) for one in answer.context["silent"]]
    assert told == [
        ("石峁村站", "no_staff"), ("周湾所", "no_staff"), ("王台村站", "no_volunteers"), ("徐家湾村站", "no_staff"),
    ]  # fmt: skip
    assert "不排名" in words_of(answer)


def test_a_town_is_one_tap_below_and_its_villages_below_that(world, desk_of):
    world.place("秦奶奶")
    keep(LATER)
    leader = desk_of("郝书记")
    towns = leader.see("overview").context["places"]
    assert [(one.unit.short_name, one.placed, one.state) for one in towns] == [
        ("铁边城所", 1, "most"), ("周湾所", 0, "none"),
    ]  # fmt: skip
    villages = leader.client.get(towns[0].url).context["places"]
    assert [(one.unit.short_name, one.state) for one in villages] == [
        ("杨柳村站", "all"), ("石峁村站", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["马青山", "景科长", "柳文书"])
def test_each_post_has_its_own_picture(world, desk_of, who):
    world.order_at("reviewed")
    keep(LATER)
    assert desk_of(who).see("overview").status_code == 200


def test_nobody_looks_beyond_their_own(world, desk_of):
    asked = {"unit": world.units["周湾"].pk}
    assert desk_of("马青山").see("overview", **asked).status_code == 404
    assert desk_of("马青山").see("overview", unit="x").status_code == 404


def test_another_month_or_the_year_may_be_looked_at(world, desk_of):
    world.place()
    keep(LATER)
    auditor = desk_of("严审计")
    for month, placed in (("2026-08", 0), ("2026", 1), ("what", 1)):
        steps = auditor.see("overview", month=month).context["steps"]
        assert steps[0].figure.number == placed


def test_eight_statements(world, desk_of):
    every_way(world)
    office = desk_of("柳文书")
    office.see("overview")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        office.see("overview")
    assert len(asked) <= 8, "\n".join(one["sql"][:200] for one in asked)
