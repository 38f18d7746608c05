"""Working time on the Chinese calendar."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.clock import CHINA
from wudan.kit.working_time import Term, Unit, WorkingCalendar

SPANS = ((time(8, 30), time(12)), (time(14), time(18)))
DAY_MINUTES = 450
OCTOBER = WorkingCalendar(
    SPANS,
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
)
instants = st.datetimes(datetime(2026, 8, 1), datetime(2026, 12, 1)).map(  # noqa: DTZ001 - wants naive ones
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=CHINA)
)
terms = st.builds(Term, st.integers(1, 60), st.sampled_from([Unit.WORKING_HOURS, Unit.WORKING_DAYS]))  # fmt: skip


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "term"),
    [("2wh", Term(2, Unit.WORKING_HOURS)), (" 1wd ", Term(1, Unit.WORKING_DAYS)), ("7d", Term(7, Unit.DAYS))],
)  # fmt: skip
def test_a_term_is_read_as_a_county_writes_it(text, term):
    assert Term.parse(text) == term


@pytest.mark.parametrize("text", ["", "2", "wh", "2h", "-1wd", "1.5wd", "1000wd", "2 wh"])
def test_what_is_no_term_is_named(text):
    with pytest.raises(ValueError, match="期限"):
        Term.parse(text)


@pytest.mark.parametrize(
    ("start", "term", "due"),
    [
        ("2026-09-07 09:00", "2wh", "2026-09-07 11:00"),
        ("2026-09-07 11:00", "2wh", "2026-09-07 15:00"),
        ("2026-09-07 17:00", "2wh", "2026-09-08 09:30"),
        ("2026-09-07 08:30", "1wd", "2026-09-07 18:00"),
        ("2026-09-18 17:00", "2wh", "2026-09-20 09:30"),
        ("2026-09-30 17:30", "1wh", "2026-10-08 09:00"),
        ("2026-10-09 18:00", "1wd", "2026-10-10 18:00"),
        ("2026-09-07 23:59", "1d", "2026-09-09 00:00"),
        ("2026-09-30 12:00", "7d", "2026-10-08 00:00"),
    ],
)
def test_when_a_term_is_over(start, term, due):
    assert OCTOBER.due(china(start), Term.parse(term)) == china(due)


@given(instants, terms)
def test_between_start_and_due_lies_just_the_term(start, term):
    due = OCTOBER.due(start, term)
    minutes = term.amount * (60 if term.unit is Unit.WORKING_HOURS else DAY_MINUTES)
    assert OCTOBER.minutes_between(start, due) == minutes
    assert OCTOBER.works(due.date())
    assert any(opens < due.timetz().replace(tzinfo=None) <= closes for opens, closes in SPANS)


@given(instants, instants, terms)
def test_who_starts_later_is_not_due_earlier(one, two, term):
    first, second = sorted([one, two])
    assert OCTOBER.due(first, term) <= OCTOBER.due(second, term)


@given(instants, terms)
def test_the_same_instant_elsewhere_has_the_same_deadline(start, term):
    assert OCTOBER.due(start.astimezone(), term) == OCTOBER.due(start, term)


def test_nothing_lies_between_now_and_before():
    now = china("2026-09-07 10:00")
    assert OCTOBER.minutes_between(now, now - timedelta(days=3)) == 0


def test_swapped_days_are_worked_and_holidays_not():
    assert OCTOBER.works(date(2026, 10, 10))
    assert not OCTOBER.works(date(2026, 10, 11))
    assert not OCTOBER.works(date(2026, 10, 1))
    assert OCTOBER.works(date(2026, 10, 8))


def test_an_office_that_never_opens_is_said_and_not_waited_for():
    never = WorkingCalendar(SPANS, holidays=frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(900)))  # fmt: skip
    with pytest.raises(ValueError, match="工作时间"):
        never.due(china("2026-09-07 09:00"), Term.parse("1wh"))
