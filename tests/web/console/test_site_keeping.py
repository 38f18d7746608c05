"""阵地的页面: a keeper says how the station is reached, the office what it is, where it stands, that it is no more."""

from tests.grounds.building import a_base
from tests.inspections.visiting import going_to
from tests.web.console.desk import NOON, words_of
from wudan.areas.models import Unit
from wudan.sites.models import Site

SAID = {
    "phone": "10100000009", "address": "小学旁", "directions": "卫生室往北 50 米", "days1": ["0", "1", "2", "3", "4"],
    "opens1": "08:30", "closes1": "12:00", "days2": ["5", "6"], "opens2": "09:00", "closes2": "11:00",
}  # fmt: skip


def test_a_keeper_finds_the_page_says_how_to_come_and_everybody_reads_it(world, desk_of, client):
    unit, desk = world.units["杨柳村"].pk, desk_of("马青山")
    assert f"/desk/sites/{unit}" in words_of(desk.see("site-standing", unit))
    assert f"/desk/sites/{unit}/contact" in words_of(desk.see("site", unit))
    form = words_of(desk.see("site-contact", unit))
    assert 'value="10100000001"' in form
    assert 'value="08:30"' in form
    answer = desk.send("site-contact", unit, version=1, **SAID)
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/sites/{unit}")
    shown = client.get(f"/places/{unit}").content.decode()
    for words in (
        "10100000009",
        "小学旁",
        "卫生室往北 50 米",
        "周一至周五 8:30–12:00；周六、周日 9:00–11:00",
    ):
        assert words in shown
    history = words_of(desk.see("site", unit))
    assert "电话：10100000001 → 10100000009" in history
    assert "更正地址" in history


def test_half_a_group_of_hours_is_refused_and_what_was_typed_stays(world, desk_of):
    unit = world.units["杨柳村"].pk
    answer = desk_of("马青山").send("site-contact", unit, version=1, **SAID | {"closes2": ""})
    assert answer.status_code == 422
    assert "日子、开门、关门要一起填" in words_of(answer)
    assert "卫生室往北 50 米" in words_of(answer)
    assert Site.objects.get(unit=unit).phone == "10100000001"


def test_who_was_overtaken_is_told_and_writes_nothing_over(world, desk_of):
    unit = world.units["杨柳村"].pk
    desk_of("乔委员").send("site-contact", unit, version=1, **SAID)
    late = desk_of("马青山").send(
        "site-contact", unit, version=1, **SAID | {"phone": "10100000008"}
    )
    assert late.status_code == 409
    assert "刚刚有人改过这处阵地，下面是最新的样子" in words_of(late)
    assert late.context["form"].initial["phone"] == "10100000009"
    assert late.context["version"] == 2
    assert "10100000008" not in words_of(late)
    assert Site.objects.get(unit=unit).phone == "10100000009"


def test_who_was_overtaken_while_mistyping_still_hears_of_it(world, desk_of):
    unit, desk = world.units["杨柳村"].pk, desk_of("马青山")
    desk_of("乔委员").send("site-contact", unit, version=1, **SAID)
    half = desk.send("site-contact", unit, version=1, **SAID | {"closes2": ""})
    assert (half.status_code, half.context["version"]) == (422, 1)


def test_who_was_overtaken_in_naming_reads_the_newer_name(world, desk_of):
    unit, desk = world.units["杨柳村"].pk, desk_of("乔委员")
    said = {"version": 1, "short_name": "", "host": "村党群服务中心"}
    desk.send("site-identity", unit, name="杨柳村新时代文明实践站", **said)
    late = desk.send("site-identity", unit, name="杨柳站", **said)
    assert late.status_code == 409
    page = words_of(late)
    assert "下面是最新的样子" in page
    assert 'value="杨柳村新时代文明实践站"' in page
    assert 'value="杨柳站"' not in page
    assert late.context["version"] == 2


def test_a_keeper_keeps_the_own_station_only(world, desk_of):
    desk, other = desk_of("马青山"), world.units["王台村"].pk
    for name in ("site", "site-contact"):
        assert desk.see(name, other).status_code == 404
    assert desk.see("site-identity", world.units["杨柳村"].pk).status_code == 404
    assert desk.see("site-new").status_code == 404


def test_the_institute_names_its_stations_not_itself(world, desk_of):
    desk = desk_of("乔委员")
    unit = world.units["杨柳村"].pk
    said = {
        "version": 1,
        "name": "杨柳村新时代文明实践站",
        "short_name": "",
        "host": "村党群服务中心",
    }
    assert desk.send("site-identity", unit, **said).status_code == 303
    assert Unit.objects.get(pk=unit).name == "杨柳村新时代文明实践站"
    assert "设在" in words_of(desk.see("site", unit))
    assert desk.see("site-identity", world.units["铁边城"].pk).status_code == 404


def test_a_base_may_become_a_hall_and_its_kind_is_asked_for(world, desk_of):
    unit, office = a_base(world, at=NOON).unit_id, desk_of("柳文书")
    said = {
        "version": 1,
        "name": "吴起革命旧址",
        "short_name": "革命旧址",
        "kind": "base",
        "base_kind": "",
        "host": "",
    }
    answer = office.send("site-identity", unit, **said)
    assert answer.status_code == 422
    assert "请选是四类实践基地里的哪一类" in words_of(answer)
    assert office.send("site-identity", unit, **said | {"kind": "hall"}).status_code == 303
    assert (Unit.objects.get(pk=unit).kind, Site.objects.get(unit=unit).base_kind) == ("hall", "")


def test_a_new_station_is_opened_and_its_telephone_comes_next(world, desk_of):
    desk = desk_of("乔委员")
    assert "/desk/sites/new" in words_of(desk.see("site-list"))
    page = words_of(desk.see("site-new"))
    assert "铁边城所" in page
    assert "周湾所" not in page
    said = {"kind": "station", "parent": world.units["铁边城"].pk, "name": "新寨村新时代文明实践站",
            "area": "610626101201", "system": "GCJ-02", "lon": "107.9", "lat": "36.9"}  # fmt: skip
    answer = desk.send("site-new", **said)
    made = Unit.objects.get(name="新寨村新时代文明实践站")
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/sites/{made.pk}/contact")
    assert "新寨村站" in words_of(desk.see("site-list"))
    again = desk.send("site-new", **said)
    assert again.status_code == 422
    assert "已经有一个叫这个名字的" in words_of(again)


def test_a_station_goes_to_another_institute_and_both_read_when_and_why(world, desk_of):
    unit, office = world.units["石峁村"].pk, desk_of("柳文书")
    page = words_of(office.see("site", unit))
    assert "周湾所" in page
    answer = office.send(
        "site-rehanging", unit, parent=world.units["周湾"].pk, moved_on="2026-09-01", why="区划调整"
    )
    assert answer.status_code == 303
    assert Unit.objects.get(pk=unit).parent == world.units["周湾"]
    page = words_of(office.see("site", unit))
    assert "从铁边城所改归周湾所" in page
    assert desk_of("乔委员").see("site", unit).status_code == 404


def test_a_move_of_another_month_is_refused_beside_the_day(world, desk_of):
    unit = world.units["石峁村"].pk
    said = {"parent": world.units["周湾"].pk, "moved_on": "2026-08-31", "why": "区划调整"}
    answer = desk_of("柳文书").send("site-rehanging", unit, **said)
    assert answer.status_code == 422
    assert "上个月的数已经归原来的上级" in words_of(answer)
    assert "区划调整" in words_of(answer)


def test_what_holds_a_site_back_leads_to_where_it_is_settled(world, desk_of):
    order, office = world.place(at=NOON), desk_of("柳文书")
    visit = going_to(world)
    page = words_of(office.send("site-ending", world.units["杨柳村"].pk, why="并村"))
    assert f'<a href="/orders/{order.no}">{order.no}</a>' in page
    assert f'<a href="/desk/visits/{visit.pk}">九月督查</a>' in page
    assert office.see("inspection-visit", visit.pk).status_code == 200
    page = words_of(office.send("site-ending", world.units["铁边城"].pk, why="并镇"))
    assert f'<a href="/desk/sites/{world.units["杨柳村"].pk}">' in page


def test_what_still_hangs_on_a_site_is_named_and_an_ended_one_keeps_its_history(
    world, desk_of, client
):
    office, busy, free = desk_of("柳文书"), world.units["杨柳村"].pk, world.units["石峁村"].pk
    answer = office.send("site-ending", busy, why="并村")
    assert answer.status_code == 422
    assert "马青山" in words_of(answer)
    assert "先安排好这些" in words_of(answer)
    assert "先安排好这些" not in words_of(office.see("site", busy))
    assert office.send("site-ending", free, why="并到杨柳村").status_code == 303
    page = words_of(office.see("site", free))
    assert "撤销，这里只留历史" in page
    assert "并到杨柳村" in page
    assert "/contact" not in page
    assert office.see("site-contact", free).status_code == 404
    assert office.send("site-contact", free, version=2, **SAID).status_code == 404
    assert client.get(f"/places/{free}").status_code == 404
    assert "石峁村站" not in words_of(office.see("site-list"))


def test_the_page_of_a_site_takes_a_known_number_of_statements(
    world, desk_of, django_assert_max_num_queries
):
    desk, unit = desk_of("柳文书"), world.units["杨柳村"].pk
    desk.see("site", unit)
    with django_assert_max_num_queries(13):
        desk.see("site", unit)
