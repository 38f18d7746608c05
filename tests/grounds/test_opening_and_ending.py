"""A site is opened by the office above, and ended only when nothing hangs on it any more."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import transaction

from tests.grounds.building import TODAY, a_base, site_of
from tests.grounds.hanging import (
    a_delivery,
    a_founding,
    a_kiosk,
    a_loan,
    a_room_elsewhere,
    a_support_order,
    a_training_session,
    an_appeal,
)
from tests.inspections.test_units import going_to, seen
from tests.inspections.visiting import going_to as going_to_a_site
from tests.projects.test_register import named, taken_in
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.grounds.actions import end_site
from wudan.grounds.hanging import hanging_on
from wudan.inspections import actions as inspections
from wudan.inspections.actions.holding import lock_sites
from wudan.intake.models import Kiosk
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.projects.actions import guests
from wudan.sites.actions import open_site
from wudan.sites.models import Room, SitePeriod
from wudan.sites.wanted import WantedIdentity, WantedPlace
from wudan.teams.models import SupportOrder

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
STATION = WantedIdentity("station", "新寨村新时代文明实践站", host="村党群服务中心")
NOWHERE = WantedPlace()


def opened(world, who="乔委员", parent="铁边城", wanted=STATION, place=NOWHERE, at=MONDAY):
    return open_site(
        parent=world.units[parent], wanted=wanted, place=place, by=world.actor(who), at=at
    )


def test_an_institute_opens_a_station_that_takes_part_in_the_tree_at_once(world):
    site = opened(world, place=WantedPlace("610626101201", "新寨村部", 107.9, 36.9))
    unit = site.unit
    assert unit.path == f"{world.units['铁边城'].path}{unit.pk}."
    assert (unit.short_name, unit.starts_on, unit.area.name) == (
        "新寨村站",
        MONDAY.date(),
        "杨柳村",
    )
    now = site.periods.get()
    assert (now.state, now.address, now.point.lon) == ("open", "新寨村部", 107.9)
    assert events_of("site", site.pk).get().verb == "site.open"


def test_the_center_opens_an_institute_and_a_base_of_one_of_four_kinds(world):
    institute = opened(world, "柳文书", "c", WantedIdentity("institute", "庙沟镇新时代文明实践所"))
    assert institute.unit.parent == world.units["c"]
    assert a_base(world).base_kind == "patriotism"
    with pytest.raises(Malformed) as refused, transaction.atomic():
        a_base(world, name="别的基地", base_kind="")
    assert set(refused.value.fields) == {"base_kind"}


@pytest.mark.parametrize(
    ("who", "parent", "kind"),
    [("乔委员", "周湾", "station"), ("乔委员", "c", "base"), ("马青山", "铁边城", "station"),
     ("郝书记", "铁边城", "station"), ("乔委员", "铁边城", "institute")],
)  # fmt: skip
def test_nobody_opens_what_is_not_theirs_to_open(world, who, parent, kind):
    with pytest.raises(Objected), transaction.atomic():
        opened(world, who, parent, WantedIdentity(kind, "新的"))


@pytest.mark.parametrize(
    ("wanted", "place", "field"),
    [(WantedIdentity("institute", "某所"), WantedPlace(), "parent"), (WantedIdentity("team", "某队"), WantedPlace(), "parent"),
     (WantedIdentity("station", ""), WantedPlace(), "name"), (STATION, WantedPlace(area="610626109"), "area"),
     (STATION, WantedPlace(lon=36.9, lat=107.9), "lon"), (WantedIdentity("station", "杨柳村站"), WantedPlace(), "name")],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(world, wanted, place, field):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        opened(world, "柳文书", wanted=wanted, place=place)
    assert field in refused.value.fields
    assert Unit.objects.filter(name=wanted.name, parent=world.units["铁边城"]).count() <= 1


def test_nothing_is_opened_under_what_has_ended(world):
    Unit.objects.filter(pk=world.units["周湾"].pk).update(ends_on=MONDAY.date())
    with pytest.raises(Missing), transaction.atomic():
        opened(world, "柳文书", "周湾")


def end(world, village="石峁村", who="柳文书", at=TODAY):
    return end_site(site=site_of(world, village), why="并到杨柳村", by=world.actor(who), at=at)


def test_a_site_with_nothing_on_it_ends_and_its_orders_go_above(world):
    world.place("高大爷", at=MONDAY)
    order = world.place("高大爷", at=MONDAY)
    type(order).objects.filter(origin=world.units["石峁村"]).update(unit=world.units["铁边城"])
    end(world)
    unit = site_of(world).unit
    assert unit.ends_on == TODAY.date()
    last = SitePeriod.objects.filter(site__unit=unit).latest("starts_on")
    assert (last.state, last.why) == ("closed", "并到杨柳村")
    assert world.place("高大爷", at=TODAY).unit == world.units["铁边城"]
    assert events_of("site", site_of(world).pk).latest("pk").verb == "site.end"


def test_who_and_what_still_hangs_there_is_named(world):
    order = world.place("秦奶奶", at=MONDAY)
    Room.objects.create(county="610626", site=site_of(world, "杨柳村"), unit=world.units["杨柳村"], name="二楼活动室", capacity=9)  # fmt: skip
    with pytest.raises(Objected) as refused, transaction.atomic():
        end(world, "杨柳村")
    words = str(refused.value.words)
    for name in (order.no, "马青山", "理发小队", "二楼活动室"):
        assert name in words
    assert site_of(world, "杨柳村").unit.ends_on is None


@pytest.mark.parametrize(
    "left",
    [a_delivery, a_room_elsewhere, a_loan, a_support_order, an_appeal, a_founding, a_kiosk],
)  # fmt: skip
def test_what_it_agreed_with_others_or_owes_them_an_answer_holds_it_back_too(world, left):
    named = left(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        end(world, "杨柳村", at=MONDAY + timedelta(days=1))
    assert named in str(refused.value.words)


def test_an_institute_with_a_training_to_come_does_not_end(world):
    named = a_training_session(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        end(world, "铁边城", at=MONDAY + timedelta(days=1))
    assert named in str(refused.value.words)


def test_what_is_over_holds_nothing_back(world):
    """A screen put away, a request taken back."""
    a_kiosk(world)
    a_support_order(world)
    Kiosk.objects.update(ended_at=MONDAY)
    SupportOrder.objects.update(state="withdrawn")
    with pytest.raises(Objected) as refused, transaction.atomic():
        end(world, "杨柳村")
    assert "点单机" not in str(refused.value.words)
    assert "支持单" not in str(refused.value.words)


def test_who_speaks_for_it_and_what_it_is_to_mend_hangs_there_too(world):
    station, institute = world.units["杨柳村"], world.units["铁边城"]
    row, society = named(world), taken_in(world)
    visit = going_to(world, "铁边城")
    assert _kinds_on(station) == {"替这里说话的群众代表": ("秦奶奶",)}
    assert _kinds_on(institute) == {
        "这里登记的志愿服务组织": ("延河义工社",),
        "安排了还没去的督查指导": ("九月督查",),
    }
    seen(world, visit, "制度没上墙")
    assert _kinds_on(institute)["督查指导后没改好的"] == ("制度没上墙",)
    for line in (row, society):
        guests.end(row=line, why="并走了", by=world.actor("柳文书"), at=MONDAY)
    visit.findings.update(state="closed", mended_words="上墙了", mended_at=TODAY, looked_at=TODAY)
    assert _kinds_on(station) == _kinds_on(institute) == {}


def test_a_visit_that_is_planned_to_it_hangs_there_until_it_is_made_or_given_up(world):
    visit = going_to_a_site(world)
    station = world.units["杨柳村"]
    assert _kinds_on(station) == {"安排了还没来看的督查指导": ("九月督查",)}
    with pytest.raises(Objected, match="还没来看的督查指导（九月督查）"), transaction.atomic():
        end(world, "杨柳村", at=TODAY)
    (one,) = [one for one in hanging_on(station, on=MONDAY.date()) if one.kind == "visit"]
    assert one.refs == (str(visit.pk),)
    inspections.drop(visit=visit, why="并村了", by=world.actor("柳文书"), at=MONDAY)
    assert _kinds_on(station) == {}


def test_nobody_plans_a_visit_to_what_ends_while_the_plan_waits_for_it(world, monkeypatch):
    def hold(pks):
        held = lock_sites(pks)
        Unit.objects.filter(pk=world.units["石峁村"].pk).update(ends_on=MONDAY.date())
        return held

    monkeypatch.setattr(import_module("wudan.inspections.actions.plan"), "lock_sites", hold)
    with pytest.raises(Malformed) as refused, transaction.atomic():
        going_to_a_site(world, "石峁村")
    assert "sites" in refused.value.fields


def _kinds_on(unit):
    """What is kept on it at forums and visits, by kind."""
    told = ("群众代表", "志愿服务组织", "督查指导")
    found = hanging_on(unit, on=MONDAY.date())
    return {str(one.what): one.names for one in found if any(word in one.what for word in told)}


def test_nobody_is_written_down_for_a_place_that_has_ended(world):
    Unit.objects.filter(pk__in=[world.units["杨柳村"].pk, world.units["铁边城"].pk]).update(ends_on=MONDAY.date())  # fmt: skip
    for write in (named, taken_in):
        with pytest.raises(Missing), transaction.atomic():
            write(world)


def test_an_institute_with_stations_does_not_end(world):
    with pytest.raises(Objected) as refused, transaction.atomic():
        end(world, "铁边城")
    assert "杨柳村站、石峁村站" in str(refused.value.words)


@pytest.mark.parametrize(
    ("who", "village"), [("乔委员", "石峁村"), ("柳文书", "c"), ("贾站长", "王台村")]
)
def test_only_the_center_ends_a_site_and_never_itself(world, who, village):
    with pytest.raises(Objected), transaction.atomic():
        end(world, village, who)


def test_what_was_opened_today_is_ended_tomorrow_at_the_earliest(world):
    site = opened(world)
    with pytest.raises(Objected), transaction.atomic():
        end_site(site=site, why="开错了", by=world.actor("柳文书"), at=MONDAY)
    end_site(site=site, why="开错了", by=world.actor("柳文书"), at=MONDAY + timedelta(days=1))
    assert Unit.objects.get(pk=site.unit_id).ends_on == MONDAY.date() + timedelta(days=1)
