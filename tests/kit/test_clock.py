"""The one clock."""

from datetime import UTC, date, datetime, timedelta

from wudan.kit import clock


def test_the_day_is_the_chinese_one_wherever_the_instant_was_written():
    late = datetime(2026, 9, 6, 16, 30, tzinfo=UTC)
    assert clock.day_of(late) == date(2026, 9, 7)
    assert clock.local(late).hour == 0
    assert clock.midnight(date(2026, 9, 7)) == datetime(2026, 9, 6, 16, tzinfo=UTC)


def test_a_rehearsal_may_move_the_clock():
    try:
        clock.shift(timedelta(days=400))
        assert clock.now() - datetime.now(UTC) > timedelta(days=399)
    finally:
        clock.shift(timedelta(0))
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
