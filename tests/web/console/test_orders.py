"""全部单: found by number, name or words; filtered; paged by key."""

from tests.web.console.desk import words_of
from tests.world import MONDAY


def found(answer):
    """The numbers on the page."""
    return [row.no for row in answer.context["rows"]]


def test_an_order_is_found_by_its_number_as_read_out(world, desk_of):
    order, _other = world.place(), world.place("李小妹")
    assert found(desk_of("马青山").see("orders", q=order.number)) == [order.number]


def test_sites_find_by_name_and_words(world, desk_of):
    order = world.place(service=None, words="井房的灯坏了")
    world.place("李小妹")
    for asked in ("秦奶奶", "井房"):
        assert found(desk_of("马青山").see("orders", q=asked)) == [order.number]


def test_readers_see_no_names_and_cannot_search_by_them(world, desk_of):
    world.place()
    leader = desk_of("郝书记")
    page = words_of(leader.see("orders"))
    assert "秦**" in page
    assert "秦奶奶" not in page
    assert found(leader.see("orders", q="秦奶奶")) == []


def test_filters_narrow_the_list(world, desk_of):
    placed, done = world.place(), world.order_at("reviewed", "李小妹")
    office = desk_of("柳文书")
    relief = world.platforms["relief"].pk
    village = world.units["杨柳村"].pk
    assert found(office.see("orders", stage="placed")) == [placed.number]
    assert found(office.see("orders", stage=["placed", "reviewed"])) == [done.number, placed.number]
    assert len(found(office.see("orders", platform=relief, origin=village))) == 2
    assert len(found(office.see("orders", month=f"{MONDAY:%Y-%m}"))) == 2
    assert found(office.see("orders", month="2026-08")) == []


def test_odd_questions_are_no_error(world, desk_of):
    world.place()
    office = desk_of("柳文书")
    odd = {"stage": "x", "platform": "x", "origin": "²", "month": "2026-13", "before": "x"}
    assert len(found(office.see("orders", **odd))) == 1


def test_pages_go_down_and_up_again_by_key(world, desk_of):
    orders = [world.place() for _ in range(35)]
    office = desk_of("柳文书")
    first = office.see("orders")
    second = office.client.get(first.context["older_url"])
    assert found(second) == [order.number for order in orders[4::-1]]
    assert found(office.client.get(second.context["newer_url"])) == found(first)


def test_each_sees_only_what_is_theirs(world, desk_of):
    order = world.order_at("accepted")
    assert found(desk_of("贾站长").see("orders")) == []
    assert found(desk_of("艾科长").see("orders")) == []
    assert found(desk_of("景科长").see("orders")) == [order.number]
    assert desk_of("苏远").see("orders").status_code == 404
    assert desk_of("计管理").see("orders").status_code == 404
