from datetime import UTC, date, datetime

import pytest

from wudan.matching import EVERY_SLOT, HOLIDAY, PARTS, part_of, slot_number, slot_on

from .cast import HAIRCUT, MONDAY_AFTERNOON, TODAY, TUESDAY_MORNING, order, ranked, team


def opening(order, team, **more):
    return ranked(order, team, **more).choices[0].opening


def test_the_week_and_the_holiday_have_twenty_four_slots():
    numbered = [slot_number(day, part) for day in range(HOLIDAY + 1) for part in PARTS]
    assert numbered == sorted(EVERY_SLOT)
    assert [part_of(slot) for slot in numbered[:3]] == ["am", "pm", "eve"]


def test_a_public_holiday_is_a_kind_of_day_of_its_own():
    assert slot_on(TODAY, "pm") == MONDAY_AFTERNOON
    assert slot_on(TODAY, "pm", {TODAY}) == 22


def test_the_earliest_free_slot_is_proposed():
    assert opening(HAIRCUT, team()) == (date(2026, 5, 5), TUESDAY_MORNING)


def test_a_booked_slot_is_passed_over_for_the_next_week():
    booked = frozenset({(date(2026, 5, 5), TUESDAY_MORNING)})
    assert opening(HAIRCUT, team(booked_slots=booked)) == (date(2026, 5, 12), TUESDAY_MORNING)


def test_the_wanted_part_of_day_is_kept():
    always = team(slots=EVERY_SLOT)
    assert opening(order(part="eve"), always) == (TODAY, 2)


def test_the_wanted_slots_are_kept():
    assert opening(order(slots=frozenset({20})), team(slots=EVERY_SLOT)) == (date(2026, 5, 10), 20)


def test_a_wanted_day_beyond_the_horizon_is_still_kept():
    wanted = date(2026, 8, 4)
    assert opening(order(on=wanted), team()) == (wanted, TUESDAY_MORNING)


def test_on_a_holiday_only_holiday_slots_are_free():
    holiday = {date(2026, 5, 5)}
    assert opening(HAIRCUT, team(), holidays=holiday) == (date(2026, 5, 12), TUESDAY_MORNING)
    rested = team(slots=frozenset({slot_number(HOLIDAY, "am")}))
    assert opening(HAIRCUT, rested, holidays=holiday) == (date(2026, 5, 5), 21)


def test_this_morning_is_proposed_while_two_hours_of_it_are_left():
    always = team(slots=EVERY_SLOT)
    ten, later = datetime(2026, 5, 4, 2, 0, tzinfo=UTC), datetime(2026, 5, 4, 2, 1, tzinfo=UTC)
    assert opening(HAIRCUT, always, now=ten) == (TODAY, 0)
    assert opening(HAIRCUT, always, now=later) == (TODAY, 1)


def test_the_day_is_the_county_s_whatever_the_clock_s_zone():
    late = datetime(2026, 5, 3, 17, 0, tzinfo=UTC)  # one in the morning of the 4th
    assert opening(HAIRCUT, team(slots=EVERY_SLOT), now=late) == (TODAY, 0)


def test_a_naive_clock_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        ranked(HAIRCUT, team(), now=datetime(2026, 5, 4))  # noqa: DTZ001


def test_a_department_is_proposed_for_the_first_slot_it_has_not_booked():
    office = team(kind="department", slots=frozenset(), booked_slots=frozenset({(TODAY, 0)}))
    assert opening(HAIRCUT, office) == (TODAY, MONDAY_AFTERNOON)
