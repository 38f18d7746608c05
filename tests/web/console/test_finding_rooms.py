"""找空场地: who runs something finds a room of anybody's, near the place, and asks for it (R028, R029)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.activities.drafting import drafted, morning
from tests.resources.keeping import asked as lent
from tests.resources.keeping import draft
from tests.rooms.hall import TOMORROW, booked, hall
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.activities import actions as activities
from wudan.activities.wanted import WantedPosition
from wudan.sites.actions import bookings
from wudan.sites.actions import loan as lending
from wudan.sites.actions import resource as acts
from wudan.sites.models import Booking, Room, SitePeriod

TUESDAY = {"day": "2026-09-08", "begins": "09:00", "ends": "11:00", "party": "12", "use": ""}


def school_hall(world):
    """A hall of a school that the department of culture lends."""
    said = draft(world, name="一中礼堂", kind="school", unit=world.units["文旅局"], lendable=True)
    return acts.enter(draft=said, by=world.actor("艾科长"), at=MONDAY)


@pytest.mark.parametrize("who", ["苏远", "贾站长", "乔委员", "柳文书", "艾科长"])
def test_whoever_runs_something_finds_a_room_elsewhere_and_asks(world, desk_of, who):
    room, desk = hall(world, needs_approval=True), desk_of(who)
    page = desk.see("find-room", **TUESDAY)
    assert page.status_code == 200
    (card,) = page.context["cards"]
    assert card["name"] == "杨柳村站 · 多功能厅"
    form = desk.client.get(card["book"]).context["form"].initial
    assert (form["begins"], form["ends"], form["party"]) == ("09:00", "11:00", 12)
    said = TUESDAY | {"theme": "culture", "use": "rehearsal", "words": "", "every": "", "until": "", "do": "book"}  # fmt: skip
    assert desk.send("room-booking", room.pk, **said).status_code == 303
    made = Booking.objects.get()
    assert made.unit == world.posts[who].unit
    keeps = who in {"乔委员", "柳文书"}  # who stands above the station need not ask
    assert made.state == ("booked" if keeps else "asked")
    if not keeps:
        assert "前给您答复" in words_of(desk.see("booking", made.no))
        assert "前答复；到时没有答复，时间让出来" in words_of(desk_of("马青山").see("room-desk", tab="asked"))  # fmt: skip


def test_the_nearest_comes_first_and_what_does_not_fit_not_at_all(world, desk_of):
    hall(world)
    desk = desk_of("苏远")
    assert desk.see("find-room", **TUESDAY | {"party": "61"}).context["count"] == 0
    assert desk.see("find-room", **TUESDAY | {"use": "exhibition"}).context["count"] == 0
    assert desk.see("find-room", **TUESDAY | {"begins": "06:00"}).context["count"] == 0


def test_what_is_taken_shows_when_else_it_is_free(world, desk_of):
    room = hall(world)
    booked(world, room, "秦奶奶")
    page = desk_of("贾站长").see("find-room", **TUESDAY)
    assert (page.context["count"], page.context["others"][0]["free"]) == (0, "08:00–09:00、11:00–21:00")  # fmt: skip
    assert "秦奶奶" not in words_of(page)


def test_a_site_that_is_shut_is_not_offered(world, desk_of):
    hall(world)
    SitePeriod.objects.filter(site__unit=world.units["杨柳村"]).update(state="closed")
    assert desk_of("苏远").see("find-room", **TUESDAY).context["count"] == 0


@pytest.mark.parametrize(
    "wrong",
    [{"day": "某天"}, {"day": "2026-09-01"}, {"day": "9999-12-31"}, {"ends": "08:00"}, {"begins": "\0"},
     {"party": "0"}, {"party": "很多"}, {"use": "x"}, {"near": "99999"}],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_kept(world, desk_of, wrong):
    hall(world)
    answer = desk_of("苏远").see("find-room", **TUESDAY | wrong)
    assert answer.status_code == 422
    assert "cards" not in answer.context


def test_residents_find_rooms_for_residents_and_leaders_of_the_county_only_look(world, desk_of):
    hall(world, for_residents=False)
    assert desk_of("秦奶奶").see("find-room", **TUESDAY).context["count"] == 0
    page = desk_of("郝书记").see("find-room", **TUESDAY)
    assert page.context["count"] == 1
    assert "这个岗位不订场地" in words_of(page)


def test_a_hundred_rooms_cost_no_statement_more(world, desk_of):
    hall(world)
    desk = desk_of("苏远")
    desk.see("find-room", **TUESDAY)
    with CaptureQueriesContext(connection) as few:
        desk.see("find-room", **TUESDAY)
    for n in range(20):
        hall(world, name=f"第{n}间")
    with CaptureQueriesContext(connection) as many:
        page = desk.see("find-room", **TUESDAY)
    assert page.context["count"] == 21
    assert len(many) == len(few)


def test_a_leader_borrows_the_hall_of_a_school_and_hears_the_answer(world, desk_of):
    thing, leader = school_hall(world), desk_of("苏远")
    (place,) = leader.see("find-room", **TUESDAY).context["places"]
    page = leader.client.get(place["url"])
    assert page.context["ask"].initial["starts_at"] == TOMORROW
    said = {"borrower": world.posts["苏远"].unit_id, "purpose": "排练", "starts_at": "2026-09-08T09:00", "ends_at": "2026-09-08T11:00"}  # fmt: skip
    assert leader.send("resource-loan", thing.pk, **said).status_code == 303
    loan = thing.loans.get()
    assert "最晚答复" in words_of(leader.see("loan", loan.pk))
    assert (
        desk_of("艾科长").send("loan-step", loan.pk, verb="agree", words="找门卫").status_code
        == 303
    )
    assert leader.see("find-room", **TUESDAY).context["places"] == [], "it is promised"
    assert leader.send("loan-step", loan.pk, verb="hand_over").status_code == 422
    assert leader.send("loan-step", loan.pk, verb="withdraw", words="").status_code == 303


def test_the_page_of_an_activity_shows_its_room_and_that_it_is_not_settled(world, desk_of):
    room = hall(world, needs_approval=True)
    made = activities.open_(activity=drafted(world), by=world.actor("苏远"), at=MONDAY)
    Room.objects.filter(pk=room.pk).update(unit=world.units["文旅局"], site=room.site)
    made = activities.give_room(activity=made, room=room, theme="culture", by=world.actor("苏远"), at=MONDAY)  # fmt: skip
    visitor = desk_of("秦奶奶")
    assert "还在等管场地的人同意" in words_of(visitor.see("activity", made.no))
    bookings.lapse_unanswered(at=made.booking.answer_by)
    assert "还没有定下来" in words_of(visitor.see("activity", made.no))
    assert "没有答复不算同意" in words_of(desk_of("苏远").see("desk-activity", made.no))


def test_an_activity_is_offered_rooms_that_hold_its_people_the_nearest_first(world, desk_of):
    for n in range(3):
        hall(world, name=f"第{n}间", capacity=1 if n == 0 else 60)
    made = drafted(world)
    choices = desk_of("苏远").see("activity-room", made.no).context["choices"]
    assert [one.room.name for one in choices] == ["第1间", "第2间"]


def test_shifts_one_after_the_other_need_the_places_of_the_largest(world, desk_of):
    hall(world, capacity=20)
    one_after_the_other = (morning(hours=1), morning(hours=1, start=1), morning(hours=1, start=2))
    made = drafted(world, shifts=one_after_the_other, positions=(WantedPosition("排演", 20),))
    page = desk_of("苏远").see("activity-room", made.no)
    assert [one.room.capacity for one in page.context["choices"]] == [20]


@pytest.mark.parametrize("starts", ["0001-01-01T00:00:00+08:30", "9999-12-31T23:59:00-12:00", "昨天", "2026-09-08T09:00"])  # fmt: skip
def test_times_in_the_address_that_no_calendar_has_are_left_out(world, desk_of, starts):
    thing = school_hall(world)
    desk = desk_of("苏远")
    there = reverse("resource", args=[thing.pk])
    page = desk.client.get(there, {"starts": starts, "ends": "9999-12-31T23:59:00-12:00"})
    assert (page.status_code, page.context["ask"].initial.get("starts_at")) == (200, None)


def test_a_silent_lender_gives_nothing(world):
    loan = lent(world, school_hall(world))
    assert lending.lapse_loans(at=loan.answer_by - timedelta(minutes=1)) == 0
    assert lending.lapse_loans(at=loan.answer_by) == 1
    loan.refresh_from_db()
    assert loan.state == "lapsed"
