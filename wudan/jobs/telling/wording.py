"""How days and hours are said in a short message."""

from datetime import date, datetime

from wudan.kit.clock import local

_WEEKDAYS = "一二三四五六日"


def when(at: datetime) -> str:
    """9月8日（周二）9:00."""
    here = local(at)
    return f"{on_day(here.date())}{here.hour}:{here:%M}"


def on_day(day: date) -> str:
    """9月8日（周二）."""
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
