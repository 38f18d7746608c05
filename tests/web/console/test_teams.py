"""队伍: what each can do, told without ranks."""

from tests.web.console.desk import words_of
from wudan.orders import actions
from wudan.orders.models import Order


def test_teams_are_found_by_name_and_category(world, desk_of):
    officer = desk_of("景科长")
    assert len(officer.see("team-list").context["lines"]) == 4
    assert "文艺队" not in words_of(officer.see("team-list", q="理发"))
    assert "护理分队" in words_of(officer.see("team-list", category="health"))


def test_a_team_shows_papers_area_and_when_it_can_come(world, desk_of):
    page = words_of(desk_of("柳文书").see("team", world.teams["nurses"].pk))
    assert "有效到 12月31日" in page
    assert "县中心" in page
    assert "每天上午、下午、晚上都行" in page


def test_refusals_are_told_as_a_right(world, desk_of):
    order = world.order_at("offered")
    actions.refuse(
        order=Order.objects.get(pk=order.pk), by=world.actor("苏远"), at=order.placed_at,
        reason="weather",
    )  # fmt: skip
    page = words_of(desk_of("柳文书").see("team", world.teams["clippers"].pk))
    assert "已谢绝" in page
    assert "谢绝是队伍的权利" in page


def test_orders_behind_offers_open_only_to_those_who_may_see_them(world, desk_of):
    order = world.order_at("offered")
    team = world.teams["clippers"].pk
    assert f"/orders/{order.no}" in words_of(desk_of("景科长").see("team", team))
    assert f"/orders/{order.no}" not in words_of(desk_of("艾科长").see("team", team))


def test_keepers_and_teams_have_no_team_list(world, desk_of):
    for name in ("马青山", "苏远", "秦奶奶", "计管理"):
        assert desk_of(name).see("team-list").status_code == 404
