"""Calendars are read by the library that calendar programs are made with, and name nobody."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from tests.activities.drafting import SATURDAY, opened, opening, volunteer
from tests.rooms.hall import TOMORROW, booked, hall
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.actions.feeds import close_feed, open_feed
from wudan.people.actors import for_self
from wudan.sites.actions import bookings


def events(answer):
    assert answer.status_code == 200
    read = Calendar.from_ical(answer.content)
    assert read["X-WR-TIMEZONE"] == "Asia/Shanghai"
    return {str(one["UID"]): one for one in read.walk("VEVENT")}


@pytest.fixture
def site(world):
    return f"/places/{world.units['杨柳村'].pk}/calendar.ics"


def feed_of(world, name):
    person = world.people[name]
    secret = open_feed(person=person, by=world.oneself(name), at=MONDAY)
    return f"/calendars/{secret}.ics"


def test_a_site_shows_what_units_do_in_its_rooms_and_its_activities(world, site):
    room = hall(world)
    by_team, by_resident = (
        booked(world, room),
        booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=4)),
    )
    activity = opened(world)
    found = events(Client().get(site))
    assert f"booking-{by_team.no}@wudan" in found
    assert f"booking-{by_resident.no}@wudan" not in found
    shift = found[f"shift-{activity.shifts.get().pk}@wudan"]
    assert shift["DTSTART"].dt == SATURDAY
    assert shift["DTSTART"].dt.tzinfo.key == ZoneInfo("Asia/Shanghai").key
    assert str(shift["SUMMARY"]) == "周六村口义剪"


def test_what_is_off_is_struck_under_the_same_number_and_a_larger_sequence(world, site):
    booking, activity = booked(world, hall(world)), opened(world)
    before = events(Client().get(site))
    bookings.cancel_booking(booking=booking, by=world.actor("苏远"), at=MONDAY)
    actions.cancel(activity=activity, why="下大雨", by=world.actor("苏远"), at=MONDAY)
    after = events(Client().get(site))
    assert before.keys() == after.keys()
    for uid, one in after.items():
        assert str(one["STATUS"]) == "CANCELLED"
        assert one["SEQUENCE"] > before[uid]["SEQUENCE"]


def test_nothing_new_is_said_in_a_few_bytes(world, site):
    opened(world)
    first = Client().get(site)
    again = Client().get(site, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = Client().get(site, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    booked(world, hall(world))
    assert Client().get(site, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_volunteers_own_calendar_until_its_address_is_revoked(world):
    person = volunteer(world, "刘志远")
    activity = opened(world)
    made = actions.sign_up(
        opening=opening(activity), person=person, by=for_self(person.pk), at=MONDAY
    )
    address = feed_of(world, "刘志远")
    uid = f"sign-up-{made.pk}@wudan"
    first = events(Client().get(address))
    assert first.keys() == {uid}
    actions.withdraw(sign_up=made, by=for_self(person.pk), at=MONDAY)
    assert events(Client().get(address))[uid]["SEQUENCE"] > first[uid]["SEQUENCE"]
    close_feed(person=person, by=for_self(person.pk), at=MONDAY)
    assert Client().get(address).status_code == 404


def test_a_leaders_calendar_holds_the_teams_work_and_nobodys_name(world):
    order, activity = world.order_at("scheduled"), opened(world)
    answer = Client().get(feed_of(world, "苏远"))
    found = events(answer)
    assert f"shift-{activity.shifts.get().pk}@wudan" in found
    visit = found[f"fulfillment-{order.fulfillments.get().pk}@wudan"]
    assert str(visit["SUMMARY"]) == "上门理发"
    text = answer.content.decode()
    assert not any(word in text for word in ("秦奶奶", "杨柳村 1", world.phone("秦奶奶")))
    assert events(Client().get(feed_of(world, "景科长"))) == {}
