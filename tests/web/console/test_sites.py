"""阵地: closed, moved, reopened; the old place stays on record."""

from datetime import date

from tests.web.console.desk import NOON, words_of
from wudan.journal.events import chain_keys, events_of, first_fault
from wudan.kit.places import Point, kilometres
from wudan.orders.models import Order
from wudan.sites.models import Site, SitePeriod


def test_a_closed_stations_orders_go_to_the_institute(world, desk_of):
    unit = world.units["杨柳村"]
    answer = desk_of("柳文书").send("site-closing", unit.pk, why="村部翻修")
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/sites/{unit.pk}")
    assert world.place(at=NOON).unit == world.units["铁边城"]
    page = words_of(desk_of("柳文书").see("site", unit.pk))
    assert "村部翻修" in page
    assert "这处阵地已经关闭。" in page
    assert [first_fault(key) for key in chain_keys()] == [None] * len(list(chain_keys()))


def test_a_site_moves_and_its_old_place_stays(world, desk_of):
    unit = world.units["杨柳村"]
    answer = desk_of("柳文书").send(
        "site-moving", unit.pk, why="搬到新村部", address="杨柳村小学旁", system="GCJ-02",
        lon="107.97", lat="36.96",
    )  # fmt: skip
    assert answer.status_code == 303
    old, new = SitePeriod.objects.filter(site__unit=unit).order_by("starts_on")
    assert old.ends_on == new.starts_on == NOON.date()
    assert new.source_system == "GCJ-02"
    assert 0.2 < kilometres(new.point, Point(107.97, 36.96)) < 1


def test_half_a_coordinate_is_refused_and_what_was_typed_kept(world, desk_of):
    answer = desk_of("柳文书").send(
        "site-moving", world.units["杨柳村"].pk, why="搬", address="新村部", lon="107.97",
        system="CGCS2000",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "经度、纬度要一起填" in words_of(answer)
    assert "新村部" in words_of(answer)


def test_swapped_coordinates_are_noticed(world, desk_of):
    answer = desk_of("柳文书").send(
        "site-moving", world.units["杨柳村"].pk, why="搬", address="新村部", lon="36.9",
        lat="107.9",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "检查是否填反" in words_of(answer)


def test_a_site_closed_before_opens_where_it_was(world, desk_of):
    unit = world.units["杨柳村"]
    present = SitePeriod.objects.get(site__unit=unit)
    present.ends_on = date(2026, 8, 1)
    present.save()
    SitePeriod.objects.create(
        site=present.site, state="closed", lon=present.lon, lat=present.lat, address="老村部",
        starts_on=date(2026, 8, 1),
    )  # fmt: skip
    answer = desk_of("柳文书").send("site-reopening", unit.pk, why="修好了", system="GCJ-02")
    assert answer.status_code == 303
    opened = SitePeriod.objects.get(site__unit=unit, ends_on=None)
    assert (opened.state, opened.address, opened.point) == ("open", "老村部", present.point)


def test_a_reason_is_asked_for(world, desk_of):
    answer = desk_of("柳文书").send("site-closing", world.units["杨柳村"].pk)
    assert answer.status_code == 422
    assert "请写一句。" in words_of(answer)


def test_what_a_day_ends_with_is_its_history_and_the_journal_has_each_step(world, desk_of):
    unit, office = world.units["杨柳村"], desk_of("柳文书")
    site = Site.objects.get(unit=unit)
    before = site.periods.count()
    keeper, given = desk_of("马青山"), {"address": "杨柳村口", "phone": "", "version": site.version}
    assert keeper.send("site-contact", unit.pk, **given).status_code == 303
    for act, why in (("closing", "房顶漏雨"), ("reopening", "补好了"), ("closing", "又漏了")):
        assert office.send(f"site-{act}", unit.pk, why=why).status_code == 303
    present = site.periods.get(ends_on=None)
    assert (present.state, present.why, site.periods.count()) == ("closed", "又漏了", before + 1)
    told = [event.verb for event in events_of("site", site.pk)]
    assert told[-4:] == ["site.contact", "site.close", "site.reopen", "site.close"]
    assert world.place(at=NOON).unit == world.units["铁边城"]


def test_the_center_is_never_closed(world, desk_of):
    unit, office = world.units["c"], desk_of("柳文书")
    assert "总要有人接单" in words_of(office.see("site", unit.pk))
    assert office.send("site-closing", unit.pk, why="放假").status_code == 422


def test_others_read_and_change_nothing(world, desk_of):
    unit = world.units["杨柳村"]
    for name in ("乔委员", "郝书记", "严审计", "计管理"):
        desk = desk_of(name)
        assert "杨柳村站" in words_of(desk.see("site-list"))
        assert f"/desk/sites/{unit.pk}/closing" not in words_of(desk.see("site", unit.pk))
        assert desk.send("site-closing", unit.pk, why="试试").status_code == 404
    assert desk_of("乔委员").see("site", world.units["王台村"].pk).status_code == 404


def test_one_of_many_is_found_by_its_name_the_one_above_its_address_or_telephone(world, desk_of):
    desk = desk_of("柳文书")
    assert "王台村站" in words_of(desk.see("site-list"))
    found = Site.objects.get(unit=world.units["杨柳村"])
    Site.objects.filter(pk=found.pk).update(phone="10100000999")
    found.periods.filter(ends_on=None).update(address="老粮站院里")
    for words in ("杨柳", "10100000999", "粮站"):
        sites = desk.see("site-list", q=words).context["sites"]
        assert [one.unit.short_name for one in sites] == ["杨柳村站"]
    below = desk.see("site-list", q=found.unit.parent.short_name[:3])
    assert found in below.context["sites"]
    none = words_of(desk.see("site-list", q="没有这个地方"))
    assert "没有这样的阵地" in none
    assert "王台村站" not in none


def test_a_site_tells_how_many_orders_it_has_in_hand(world, desk_of):
    world.place()
    assert Order.objects.count() == 1
    answer = desk_of("柳文书").see("site", world.units["杨柳村"].pk)
    assert answer.context["in_hand"] == 1
