"""A station goes under another institute: rights and duties follow at once, old months stay where they were."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.complaints.saying import filed, seat, seen_by
from tests.grounds.building import TODAY, a_base, keep, kept, site_of, told
from tests.world import COUNTY, MONDAY
from wudan.areas.models import Unit, UnitMove
from wudan.areas.past_trees import Moved, PastTrees
from wudan.catalog.models import Service
from wudan.complaints.models import Complaint, Involved
from wudan.grounds.actions import move_under
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected
from wudan.notices.models import Message
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.registers.figures import Scope, Window, figures_by_unit, people, platforms
from wudan.registers.figures.measuring import values_of
from wudan.registers.months.reckoning import reckon
from wudan.registers.months.reckoning import values_of as sheet_of
from wudan.statistics.actions import rebuild
from wudan.statistics.proof import prove
from wudan.teams.models import Team

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SEPTEMBER, OCTOBER, YEAR = date(2026, 9, 1), date(2026, 10, 1), date(2026, 1, 1)
LATER = TODAY + timedelta(days=3)


def move(world, village="杨柳村", to="周湾", *, who="柳文书", on=None, at=TODAY, why="区划调整"):
    return move_under(
        site=site_of(world, village), parent=world.units[to], moved_on=on or at.date(), why=why,
        by=world.actor(who), at=at,
    )  # fmt: skip


def fresh(world, *names):
    for name in names:
        world.units[name].refresh_from_db()


def test_what_hangs_on_a_station_goes_with_it(world):
    team = world.teams["clippers"]
    Team.objects.filter(pk=world.teams["singers"].pk).update(
        serves=[world.units["杨柳村"].path, world.units["c"].path]
    )
    order = world.place("秦奶奶", at=MONDAY)
    moved = move(world)
    fresh(world, "杨柳村", "周湾")
    station, institute = world.units["杨柳村"], world.units["周湾"]
    assert station.path == moved.new_path == f"{institute.path}{station.pk}."
    assert station.parent_id == institute.pk
    assert Unit.objects.get(pk=team.unit_id).path == f"{station.path}{team.unit_id}."
    serves = Team.objects.get(pk=world.teams["singers"].pk).serves
    assert serves == [station.path, world.units["c"].path]
    there = Actor(None, "institute_staff", 0, institute.pk, institute.path)
    here = Actor(None, "institute_staff", 0, world.units["铁边城"].pk, world.units["铁边城"].path)
    seen = [
        Order.objects.visible_to(who, on=TODAY.date()).filter(pk=order.pk).exists()
        for who in (there, here)
    ]
    assert seen == [True, False]
    event = events_of("site", site_of(world, "杨柳村").pk).get()
    assert (event.verb, event.why) == ("site.rehang", "区划调整")


def test_an_item_that_goes_to_a_station_still_goes_there(world):
    item, before = world.services["haircut"], world.units["杨柳村"].path
    Service.objects.filter(pk=item.pk).update(serves=[before])
    move(world)
    fresh(world, "杨柳村")
    item.refresh_from_db()
    assert item.serves == [world.units["杨柳村"].path] != [before]


def test_the_station_and_both_offices_are_told_where_it_goes_and_why(world):
    there = seat(world, "周委员", "institute_staff", "周湾")
    move(world)
    keep(TODAY + timedelta(minutes=1))
    told_of = Message.objects.filter(code="site_moved_under")
    whom = {world.people["马青山"].pk, world.people["乔委员"].pk, there.person_id}
    assert set(told_of.values_list("person", flat=True)) == whom
    assert "杨柳村站从铁边城所改归周湾所：区划调整" in told_of.first().text


def test_a_complaint_stays_out_of_the_hands_of_whom_it_is_about(world):
    held = filed(world, about="杨柳村")
    move(world)
    fresh(world, "杨柳村")
    assert [one.path for one in Involved.objects.filter(complaint=held)] == [
        world.units["杨柳村"].path
    ]
    below = seat(world, "新站员", "institute_staff", "杨柳村")
    assert not Complaint.objects.visible_to(below).filter(pk=held.pk).exists()
    assert held.pk in seen_by(world, "乔委员")  # who has it in hand answers it


def figures(world, name, month):
    """What the registers say of a unit in a month: placed, and different residents."""
    fresh(world, name)
    scope = Scope(COUNTY, world.units[name].path)
    found = values_of(platforms.TALLIES, scope, Window.month(month))
    found |= values_of(people.TALLIES, scope, Window.month(month))
    return found["orders-placed"], found["residents-asked"]


def two_months(world):
    """September under the old institute, October before and after the move."""
    world.place("秦奶奶", at=MONDAY)
    world.place("李小妹", at=MONDAY + timedelta(days=1))
    world.place("高大爷", at=MONDAY + timedelta(days=2))
    world.place("秦奶奶", at=TODAY - timedelta(days=1))
    keep(TODAY)
    move(world)
    world.place("秦奶奶", at=LATER)
    keep(LATER + timedelta(hours=1))


def test_old_months_count_to_the_old_parent_and_this_month_to_the_new(world):
    two_months(world)
    assert figures(world, "铁边城", SEPTEMBER) == (3, 3)
    assert figures(world, "周湾", SEPTEMBER) == (0, 0)
    assert figures(world, "铁边城", OCTOBER) == (0, 0)
    assert figures(world, "周湾", OCTOBER) == (2, 1)
    assert figures(world, "杨柳村", SEPTEMBER) == (2, 2)
    assert figures(world, "c", OCTOBER) == (2, 1)


def test_the_statistics_say_the_same_at_once_and_when_counted_anew(world):
    two_months(world)
    units = world.units
    assert told(units["铁边城"], SEPTEMBER)["orders-placed"] == 3
    assert told(units["周湾"], SEPTEMBER) == {}
    assert told(units["铁边城"], OCTOBER) == {}
    assert told(units["周湾"], OCTOBER)["orders-placed"] == 2
    assert told(units["周湾"], OCTOBER)["residents-asked"] == 1
    assert told(units["铁边城"], YEAR, "year")["orders-placed"] == 3
    assert told(units["周湾"], YEAR, "year")["residents-asked"] == 1
    assert told(units["c"], YEAR, "year")["residents-asked"] == 3
    before = kept()
    assert prove(county=COUNTY, at=LATER + timedelta(hours=1)) == []
    rebuild(county=COUNTY, at=LATER + timedelta(hours=1))
    assert kept() == before


def test_a_year_of_the_registers_is_the_year_of_the_statistics(world):
    two_months(world)
    window = Window.days(YEAR, date(2027, 1, 1))
    for name in ("铁边城", "周湾", "杨柳村", "c"):
        fresh(world, name)
        scope = Scope(COUNTY, world.units[name].path)
        found = values_of(platforms.TALLIES, scope, window) | values_of(
            people.TALLIES, scope, window
        )
        kept_now = told(world.units[name], YEAR, "year")
        for key in ("orders-placed", "residents-asked"):
            assert found[key] == kept_now.get(key, 0), (name, key)


def test_all_units_at_once_say_what_each_says_alone(world):
    two_months(world)
    names = ("铁边城", "周湾", "杨柳村", "c")
    fresh(world, *names)
    paths = {name: world.units[name].path for name in names}
    for month in (SEPTEMBER, OCTOBER):
        window = Window.month(month)
        together = figures_by_unit(platforms.TALLIES, COUNTY, window, paths.values())
        sheets = reckon({n: Scope(COUNTY, path) for n, path in enumerate(paths.values())}, window)
        for number, (name, path) in enumerate(paths.items()):
            placed, _ = figures(world, name, month)
            assert together[path]["orders-placed"].value == placed, (name, month)
            assert together[path]["orders-placed"].adds_up()
            assert sheet_of(sheets[number]).get("orders-placed", 0) == placed


def test_a_move_counts_from_a_day_of_this_month_and_no_earlier(world):
    for day in (date(2026, 9, 30), TODAY.date() + timedelta(days=1)):
        with pytest.raises(Malformed) as refused, transaction.atomic():
            move(world, on=day)
        assert set(refused.value.fields) == {"moved_on"}
    assert move(world, on=OCTOBER).moved_on == OCTOBER
    with pytest.raises(Malformed), transaction.atomic():  # and not twice from one day
        move(world, to="铁边城", on=OCTOBER)
    move(world, to="铁边城", on=TODAY.date())
    assert UnitMove.objects.count() == 2


@pytest.mark.parametrize(
    ("village", "to", "field"),
    [("杨柳村", "铁边城", "parent"), ("杨柳村", "c", "parent"), ("杨柳村", "石峁村", "parent")],
)
def test_where_it_cannot_stand_is_refused_beside_the_field(world, village, to, field):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        move(world, village, to)
    assert set(refused.value.fields) == {field}


def test_two_of_one_name_do_not_come_under_one_office(world):
    Unit.objects.filter(pk=world.units["王台村"].pk).update(name="杨柳村站", short_name="杨柳村站")
    other = world.units["王台村"].parent
    assert other != world.units["杨柳村"].parent
    with pytest.raises(Malformed) as refused, transaction.atomic():
        move_under(
            site=site_of(world, "杨柳村"), parent=other, moved_on=TODAY.date(), why="区划调整",
            by=world.actor("柳文书"), at=TODAY,
        )  # fmt: skip
    assert "杨柳村站" in str(refused.value.fields["parent"])


@pytest.mark.parametrize(
    ("who", "village"),
    [
        ("乔委员", "杨柳村"),
        ("马青山", "杨柳村"),
        ("郝书记", "杨柳村"),
        ("柳文书", "铁边城"),
        ("柳文书", "c"),
    ],
)
def test_only_the_center_moves_a_site_and_only_one_that_has_a_choice(world, who, village):
    with pytest.raises(Objected), transaction.atomic():
        move(world, village, who=who)


def test_a_base_goes_under_a_town(world):
    site = a_base(world)
    move_under(
        site=site, parent=world.units["周湾"], moved_on=TODAY.date(), why="交给镇上管",
        by=world.actor("柳文书"), at=TODAY,
    )  # fmt: skip
    assert Unit.objects.get(pk=site.unit_id).parent == world.units["周湾"]


def test_a_path_is_read_back_move_by_move():
    first, second = date(2026, 3, 10), date(2026, 8, 5)
    trees = PastTrees([Moved(first, "1.2.9.", "1.3.9."), Moved(second, "1.3.9.", "1.4.9.")])
    for day, path in (
        (date(2026, 2, 28), "1.2.9."),
        (first, "1.3.9."),
        (date(2026, 7, 31), "1.3.9."),
        (second, "1.4.9."),
    ):
        assert trees.path_on("1.4.9.77.", day) == f"{path}77."
        assert trees.path_on("1.3.5.", day) == "1.3.5."
    assert trees.path_in("1.4.9.", date(2026, 3, 1)) == "1.3.9."
    assert list(trees.months_cut(date(2026, 1, 1), date(2026, 12, 31))) == [
        (date(2026, 1, 1), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 7, 31)), (date(2026, 8, 1), date(2026, 12, 31)),
    ]  # fmt: skip
    assert list(trees.months_cut(date(2026, 3, 1), date(2026, 3, 31))) == [
        (date(2026, 3, 1), date(2026, 3, 31))
    ]
