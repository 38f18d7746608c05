"""全县情况: every number opens to just its rows; nothing is ranked."""

from datetime import timedelta

from tests.web.console.desk import words_of
from tests.world import MONDAY, PATHS


def test_every_figure_opens_to_just_its_rows(world, desk_of):
    for stage in PATHS:
        world.order_at(stage)
    world.place(service=None, words="井房的灯坏了")
    leader = desk_of("郝书记")
    seen = leader.see("overview").context
    figures = [*seen["in_hand"], *seen["platforms"], *seen["outcomes"], seen["placed"]]
    figures += [seen["late_figure"], seen["unsorted"]]
    for figure in figures:
        rows = leader.client.get(figure.url).context["rows"]
        assert len(rows) == figure.number, figure


def test_outcomes_add_up_to_what_was_placed(world, desk_of):
    for stage in PATHS:
        world.order_at(stage)
    seen = desk_of("郝书记").see("overview").context
    assert sum(figure.number for figure in seen["outcomes"]) == seen["placed"].number


def test_silence_is_no_praise(world, desk_of):
    for stage in ("reviewed", "following_up", "lapsed", "done"):
        world.order_at(stage)
    answer = desk_of("郝书记").see("overview")
    told = answer.context["ratings"]
    assert (told.served, told.rated, told.percent, told.average) == (4, 2, 50, 3.0)
    assert "没评的不算好评" in words_of(answer)


def test_villages_without_orders_are_named_in_official_order(world, desk_of):
    world.place("秦奶奶")
    world.place("高大爷", at=MONDAY - timedelta(days=40))
    answer = desk_of("郝书记").see("overview")
    names = [unit.short_name for unit in answer.context["silent"]]
    assert names == ["石峁村站", "王台村站", "徐家湾村站"]
    assert "不排名" in words_of(answer)


def test_another_month_may_be_looked_at(world, desk_of):
    world.place()
    seen = desk_of("严审计").see("overview", month="2026-08").context
    assert seen["placed"].number == 0


def test_an_empty_county_has_an_overview_too(world, desk_of):
    assert desk_of("柳文书").see("overview", month="what").status_code == 200


def test_keepers_have_no_overview(world, desk_of):
    assert desk_of("马青山").see("overview").status_code == 404
