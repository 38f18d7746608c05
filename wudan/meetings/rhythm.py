"""每月一次: whether the joint meeting on a month is still to be called (R095). Says so, and stops nothing."""

from dataclasses import dataclass
from datetime import date

from wudan.kit.phrases import Phrase
from wudan.meetings.enums import MeetingKind, MeetingState
from wudan.meetings.models import Meeting
from wudan.meetings.policies import month_after, month_before

TIME_LEFT_UNTIL = 15
"""The day of a month up to which the meeting on the month before may still be called without a word."""
_THERE = (MeetingState.CALLED, MeetingState.HELD, MeetingState.ADOPTED)


@dataclass(frozen=True, slots=True)
class Missing:
    """The first month no meeting looked back on, and the last meeting there was."""

    month: date
    last: Meeting | None

    @property
    def words(self) -> str:
        """In a sentence."""
        month = Phrase("{year}年{month}月", year=self.month.year, month=self.month.month)
        return Phrase(
            "联席会议每月一次：{month}的情况还没有上会，下一次会也没有通知。", month=month
        )


def meeting_missing(county: str, *, today: date) -> Missing | None:
    """What the office is told; nothing while the month's meeting is called or held, or there is time. One statement."""
    due = month_before(today)
    rows = Meeting.objects.filter(county=county, kind=MeetingKind.JOINT, state__in=_THERE)
    last = rows.select_related("platform").order_by("-month").first()
    month = month_after(last.month) if last else due
    if month > due or (month == due and today.day <= TIME_LEFT_UNTIL):
        return None
    return Missing(month, last)
