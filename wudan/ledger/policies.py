"""What counts as service time: the national validations (domain §2.3) and the law's periods. Plain values in, answers out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wudan.kit.clock import day_of, midnight
from wudan.kit.pack import Hours
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.kit.working_time import WorkingCalendar
from wudan.ledger.enums import EvidenceClass, Grade

GRADE_OF = {
    EvidenceClass.SCANNED: Grade.CREDIT,
    EvidenceClass.COUNTERSIGNED: Grade.CREDIT,
    EvidenceClass.BACKFILLED: Grade.HONOR,
    EvidenceClass.IMPORTED: Grade.HONOR,
}
"""Only what two sides signed at the time is 信用时长; what came later is 荣誉时长."""
_MINUTE = timedelta(minutes=1)
LATEST = 9999
"""Later than that is told as this."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when."""

    starts_at: datetime
    ends_at: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes; 0 when the end is not later."""
        return max(0, (self.ends_at - self.starts_at) // _MINUTE)


def counted(presence: Span, shift: Span, rules: Hours) -> Span:
    """The part of a presence that is service: inside the shift, with some grace at its end.

    The way there and back is not service time (a switch of the pack): coming early counts
    only where the county says that travel does.
    """
    grace = timedelta(minutes=rules.grace_minutes)
    earliest = shift.starts_at if rules.exclude_travel else shift.starts_at - grace
    starts = max(presence.starts_at, earliest)
    ends = min(
        presence.ends_at, shift.ends_at + grace, midnight(day_of(starts)) + timedelta(days=1)
    )
    return Span(_to_the_minute(starts), _to_the_minute(ends))


def _to_the_minute(at: datetime) -> datetime:
    """As it is shown: whoever reads 14:02–14:27 must count 25 minutes."""
    return at.replace(second=0, microsecond=0)


def objection_to_span(span: Span, *, at: datetime) -> Objection | None:
    """Not zero, not in the future, not across midnight."""
    if span.minutes == 0:
        return Objection("no_time", "不足一分钟，记不了时长。")
    if span.ends_at > at:
        return Objection("in_future", "还没发生的时间不能记。")
    if day_of(span.starts_at) != day_of(span.ends_at - timedelta(microseconds=1)):
        return Objection("across_midnight", "一条记录不能跨过零点，请分两天记。")
    return None


def allowed_minutes(wanted: int, *, on_that_day: int, rules: Hours, approved: bool) -> int:
    """How much of it still fits into the day: 8 hours, 16 where the county approved."""
    most = rules.approved_daily_minutes if approved else rules.daily_minutes
    return max(0, min(wanted, most - on_that_day))


def late_days(ended_at: datetime, at: datetime, calendar: WorkingCalendar, rules: Hours) -> int:
    """Working days beyond the ten that 67号令 §11 gives; the tenth counts to its end."""
    due, today = day_of(calendar.due(ended_at, rules.record_within)), day_of(at)
    days = (due + timedelta(days=n) for n in range(1, (today - due).days + 1))
    return min(sum(calendar.works(day) for day in days), LATEST)


def objection_to_backfill(span: Span, *, at: datetime, rules: Hours) -> Objection | None:
    """The same rules as at the time, and not of long ago."""
    if found := objection_to_span(span, at=at):
        return found
    if span.minutes > rules.daily_minutes:
        return Objection(
            "too_long",
            Phrase("一条补录最多 {daily_minutes} 小时。", daily_minutes=rules.daily_minutes // 60),
        )
    if at - span.ends_at > timedelta(days=rules.backfill_back_days):
        return Objection(
            "too_old",
            Phrase(
                "只能补录 {backfill_back_days} 天以内的服务。",
                backfill_back_days=rules.backfill_back_days,
            ),
        )
    return None


def objection_to_monthly(minutes: int, rules: Hours) -> Objection | None:
    """No more back-filled of one person in a month than that."""
    if minutes <= rules.backfill_monthly_minutes:
        return None
    words = Phrase(
        "每人每月最多补录 {backfill_monthly_minutes} 小时，这个月已经满了。",
        backfill_monthly_minutes=rules.backfill_monthly_minutes // 60,
    )
    return Objection("monthly_cap", words)


def star_of(minutes: int, rules: Hours) -> int:
    """Which star so much time is worth, 0 for none."""
    return sum(minutes >= hours * 60 for _, hours in rules.stars)
