"""情况: every number opens to just its rows; nothing is ranked; few statements, whatever there is."""

from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from tests.projects import working
from tests.statistics.test_counting import keep
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY, PATHS
from wudan.web.console.picture import Figure
from wudan.web.templatetags.words import month_words

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
    number = seen["sum"] if "sum" in seen else len(seen["rows"])
    return number // 60 if "key=service-minutes" in figure.url else number


def figures_in(value):
    """Every figure a page was given, wherever it stands."""
    if isinstance(value, Figure):
        yield value
    elif is_dataclass(value):
        yield from figures_in([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, dict):
        yield from figures_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from figures_in(one)


def figures_on(answer):
    """Those of a page; each that is not nothing is shown as a link to its rows."""
    given = [list(one.flatten().values()) for one in answer.context]
    found = {one.url: one for one in figures_in(given)}
    for one in found.values():
        assert not one.number or escape(one.url) in words_of(answer), one
    return list(found.values())


LEAST = {"郝书记": 48, "柳文书": 48, "严审计": 48, "乔委员": 48, "马青山": 40, "景科长": 12}
"""How many figures the picture of somebody has, at least."""


def test_every_figure_opens_to_just_its_rows(world, desk_of):
    every_way(world)
    for who, least in LEAST.items():
        desk = desk_of(who)
        figures = figures_on(desk.see("overview"))
        assert len(figures) >= least, who
        for figure in figures:
            assert opened(desk, figure) == figure.number, (who, figure)


@pytest.mark.parametrize("who", ["郝书记", "柳文书", "严审计", "乔委员", "马青山"])
def test_only_who_may_open_the_spread_is_shown_the_way_to_it(desk_of, who):
    desk = desk_of(who)
    shown = reverse("spread-report") in words_of(desk.see("overview"))
    assert shown == (desk.client.get(reverse("spread-report")).status_code == 200)


def test_months_are_said_as_people_say_them(desk_of):
    tabs = desk_of("郝书记").see("overview").context["months"]
    assert [tab.label for tab in tabs] == ["9月", "8月", "7月", "今年"]
    assert [month_words(one) for one in ("2025-12", "吴仓堡所", "")] == [
        "2025年12月",
        "吴仓堡所",
        "",
    ]


def test_those_of_a_town_are_the_towns_alone(world, desk_of):
    every_way(world)
    world.place("高大爷")
    keep(LATER)
    leader = desk_of("郝书记")
    town = leader.see("overview", unit=world.units["铁边城"].pk)
    for figure in figures_on(town):
        assert opened(leader, figure) == figure.number, figure


def test_outcomes_add_up_to_what_was_placed(world, desk_of):
    every_way(world)
    seen = desk_of("郝书记").see("overview").context
    assert sum(one.number for one in seen["outcomes"]) == seen["steps"][0].figure.number


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
    told = [(name, cause) for _, found in answer.context["silent_by"] for _, name, cause in found]
    nobody, alone = "没有人管", "没有志愿者"
    assert told == [
        ("石峁村站", nobody), ("周湾所", nobody), ("王台村站", alone), ("徐家湾村站", nobody),
    ]  # fmt: skip
    assert "不排名" in words_of(answer)


def test_a_town_is_one_tap_below_and_its_villages_below_that(world, desk_of):
    world.place("秦奶奶")
    keep(LATER)
    leader = desk_of("郝书记")
    towns = leader.see("overview").context["places"]
    assert [(one.name, one.placed.number, one.state) for one in towns] == [
        ("铁边城所", 1, "most"), ("周湾所", 0, "none"),
    ]  # fmt: skip
    villages = leader.client.get(towns[0].url).context["places"]
    assert [(one.name, one.state) for one in villages] == [
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


def test_the_two_poles_and_the_key_works_open_to_their_projects(world, desk_of):
    for name in ("乡村振兴", "移风易俗", "一老一小"):
        working.listed(world, name)
    seen = desk_of("柳文书").see("overview-poles").context
    assert sum(share.count for share, _ in seen["poles"]) == seen["count"]
    for share, projects in seen["poles"]:
        assert share.count == len(projects)
    assert [work.name for work, _ in seen["key_works"]] == ["乡村振兴", "移风易俗", "一老一小"]
    assert 'href="/desk/overview/poles"' in words_of(desk_of("柳文书").see("overview"))
