"""A site's own people keep its telephone, hours, address and the way there; everybody reads it at once."""

from datetime import date, datetime

import pytest
from django.db import transaction

from tests.world import MONDAY, World
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA
from wudan.kit.open_hours import parse, readable, written
from wudan.kit.refusals import Malformed, Objected, Stale
from wudan.sites.actions import close, keep_contact, keep_identity
from wudan.sites.models import Site, SitePeriod
from wudan.sites.wanted import WantedContact, WantedIdentity
from wudan.web.portal.opening import hours_words, is_open_at

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HOURS = parse("1-5 08:30-12:00; 1-5 14:00-18:00; 8 09:00-12:00")
NEXT_DAY = MONDAY.replace(day=MONDAY.day + 1)


def site_of(world: World, name: str = "杨柳村") -> Site:
    return Site.objects.select_related("unit").get(unit=world.units[name])


def keep(world, who="马青山", *, at=MONDAY, seen=None, village="杨柳村", **said):
    site = site_of(world, village)
    first = {"phone": site.phone, "hours": site.spans or (), "directions": site.directions}
    return keep_contact(
        site=site, wanted=WantedContact(**first | said), seen=seen or site.version,
        by=world.actor(who), at=at,
    )  # fmt: skip


def test_a_keeper_says_how_the_station_is_reached_and_the_journal_what_was_before(world):
    keep(
        world,
        phone="0911-7612345",
        hours=HOURS,
        address="杨柳村小学旁",
        directions="卫生室往北 50 米",
    )
    site = site_of(world)
    assert (site.phone, site.directions, site.version) == ("09117612345", "卫生室往北 50 米", 2)
    assert site.opening == "1-5 08:30-12:00; 1-5 14:00-18:00; 8 09:00-12:00"
    assert site.periods.get(ends_on=None).address == "杨柳村小学旁"
    changed = events_of("site", site.pk).get().facts["changed"]
    assert changed["phone"] == ["10100000001", "09117612345"]
    assert changed["opening"][0] == "1-9 08:30-18:00"


def test_what_stays_the_same_leaves_nothing_behind(world):
    keep(world)
    assert site_of(world).version == 1
    assert not events_of("site", site_of(world).pk).exists()


def test_an_address_is_corrected_from_day_to_day_and_a_slip_on_the_same_day(world):
    place = site_of(world).periods.get().point
    keep(world, address="老村部")
    keep(world, address="老村部东院")
    old, new = SitePeriod.objects.filter(site=site_of(world)).order_by("starts_on")
    assert (old.address, old.ends_on) == ("", MONDAY.date())
    assert (new.address, new.starts_on, new.point) == ("老村部东院", MONDAY.date(), place)


def test_a_closed_site_that_corrects_its_address_stays_closed_and_says_why(world):
    close(site=site_of(world), by=world.actor("柳文书"), at=MONDAY, why="修房顶")
    keep(world, at=NEXT_DAY, address="新村部")
    now = site_of(world).periods.get(ends_on=None)
    assert (now.state, now.why, now.starts_on) == ("closed", "修房顶", NEXT_DAY.date())


@pytest.mark.parametrize(
    ("said", "field"),
    [({"phone": "12345"}, "phone"), ({"directions": "找老王 13912345678"}, "directions"),
     ({"address": "x" * 121}, "address"), ({"hours": parse("1 09:00-12:00; 1 11:00-13:00")}, "hours")],
)  # fmt: skip
def test_what_cannot_be_published_is_refused_beside_its_field(world, said, field):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        keep(world, **said)
    assert set(refused.value.fields) == {field}
    assert site_of(world).version == 1


def test_who_was_overtaken_is_told(world):
    keep(world, phone="10100000009")
    with pytest.raises(Stale), transaction.atomic():
        keep(world, seen=1, phone="10100000008")


@pytest.mark.parametrize("who", ["贾站长", "郝书记", "苏远", "景科长"])
def test_others_do_not_keep_it(world, who):
    with pytest.raises(Objected), transaction.atomic():
        keep(world, who, phone="10100000009")


@pytest.mark.parametrize("who", ["马青山", "乔委员", "柳文书"])
def test_the_station_the_institute_and_the_center_may(world, who):
    assert keep(world, who, phone="10100000009").phone == "10100000009"


def test_hours_are_read_as_they_are_written():
    for text in (
        "1-5 08:30-12:00; 1-5 14:00-18:00",
        "1-9 00:00-24:00",
        "1 09:00-10:00; 3 09:00-10:00",
    ):
        assert sorted(parse(written(parse(text)))) == sorted(parse(text))
    assert written(parse("1-3 09:00-10:00;5 09:00-10:00")) == "1-3 09:00-10:00; 5 09:00-10:00"
    assert readable("逢集开门") is readable("") is None


def test_the_door_is_open_by_the_hours_of_that_kind_of_day(monkeypatch):
    national_day = datetime(2026, 10, 1, 10, 0, tzinfo=CHINA)  # a Thursday
    monkeypatch.setattr("wudan.web.portal.opening.kind_today", lambda day: 7 if day == date(2026, 10, 1) else day.weekday())  # fmt: skip
    assert is_open_at("1-5 08:30-18:00", national_day) is False
    assert is_open_at("1-5 08:30-18:00; 8 09:00-12:00", national_day) is True
    assert is_open_at("1-5 08:30-18:00", national_day.replace(day=2)) is True
    assert (
        hours_words("1-5 08:30-12:00; 8 09:00-12:00") == "周一至周五 8:30–12:00；节假日 9:00–12:00"
    )


def test_hours_in_words_stand_until_others_are_said(world):
    words = "周一至周五白天，赶集天全天"
    Site.objects.filter(pk=site_of(world).pk).update(opening=words)
    keep(world, phone="0911-7612345", hours=())
    assert (site_of(world).phone, site_of(world).opening) == ("09117612345", words)
    keep(world, hours=parse("1-5 08:30-18:00"))
    assert site_of(world).opening == "1-5 08:30-18:00"


def name(world, who="乔委员", *, village="杨柳村", **said):
    site = site_of(world, village)
    first = {"kind": site.unit.kind, "name": "杨柳村新时代文明实践站", "host": "村党群服务中心"}
    return keep_identity(
        site=site, wanted=WantedIdentity(**first | said), seen=site.version, by=world.actor(who), at=MONDAY
    )  # fmt: skip


def test_the_institute_names_a_station_and_says_where_it_is_housed(world):
    name(world)
    site = site_of(world)
    assert (site.unit.name, site.unit.short_name) == ("杨柳村新时代文明实践站", "杨柳村站")
    assert site.host == "村党群服务中心"
    assert events_of("site", site.pk).get().facts["changed"]["host"] == ["", "村党群服务中心"]


@pytest.mark.parametrize("who", ["马青山", "贾站长", "郝书记"])
def test_the_station_itself_and_others_do_not_name_it(world, who):
    with pytest.raises(Objected), transaction.atomic():
        name(world, who)


def test_an_institute_is_named_by_the_center_and_housed_in_one_of_two_places(world):
    said = {"kind": "institute", "name": "铁边城镇新时代文明实践所", "host": "综合文化站"}
    with pytest.raises(Objected), transaction.atomic():
        name(world, "乔委员", village="铁边城", **said)
    with pytest.raises(Malformed) as refused, transaction.atomic():
        name(world, "柳文书", village="铁边城", **said | {"host": "镇政府三楼"})
    assert set(refused.value.fields) == {"host"}
    name(world, "柳文书", village="铁边城", **said)
    assert site_of(world, "铁边城").host == "综合文化站"


@pytest.mark.parametrize(
    ("said", "field"),
    [({"name": ""}, "name"), ({"kind": "base", "base_kind": "tourism"}, "kind"),
     ({"base_kind": "nothing", "kind": "station"}, None), ({"name": "石峁村站", "short_name": "石峁村站"}, "name")],
)  # fmt: skip
def test_a_name_taken_under_the_same_office_and_another_level_are_refused(world, said, field):
    if field is None:  # what is no base has no kind of base, whatever was sent
        assert name(world, **said).base_kind == ""
        return
    with pytest.raises(Malformed) as refused, transaction.atomic():
        name(world, **said)
    assert field in refused.value.fields


def test_what_it_is_called_already_is_not_asked_again(world):
    twin = {"name": "石峁村站", "short_name": "石峁村站"}
    Unit.objects.filter(pk=world.units["杨柳村"].pk).update(**twin)
    name(world, **twin, host="村党群服务中心")
    assert site_of(world).host == "村党群服务中心"
