"""How times, numbers and names are put into words on every page."""

from datetime import date, datetime, timedelta

from django import template

from wudan.kit import clock, numbers
from wudan.kit.funding import yuan
from wudan.kit.text import masked_name

register = template.Library()
_WEEKDAYS = "一二三四五六日"

register.filter("masked_name", masked_name)
register.filter("spoken", numbers.spoken)
register.filter("yuan", yuan)


@register.filter
def moment(at: datetime | None) -> str:
    """11月23日 周一 09:05; the year only when it is not this one."""
    if at is None:
        return ""
    here = clock.local(at)
    return f"{day(here.date())} {here:%H:%M}"


@register.filter
def clock_time(at: datetime | None) -> str:
    """09:05."""
    return f"{clock.local(at):%H:%M}" if at else ""


@register.filter
def day(on: date | None) -> str:
    """11月23日 周一."""
    if on is None:
        return ""
    year = "" if on.year == clock.now().year else f"{on.year}年"
    return f"{year}{on.month}月{on.day}日 周{_WEEKDAYS[on.weekday()]}"


@register.filter
def remaining(due: datetime | None) -> str:
    """还剩 3 小时, 已超时 2 天: how far a deadline is."""
    if due is None:
        return ""
    left = due - clock.now()
    words = span(abs(left))
    return f"还剩{words}" if left > timedelta(0) else f"已超时{words}"


@register.filter
def long_minutes(minutes: int) -> str:
    """2 小时 30 分钟: service time, never rounded."""
    whole, rest = divmod(minutes, 60)
    hours = f"{whole} 小时" if whole else ""
    return f"{hours} {rest} 分钟".strip() if rest or not whole else hours


@register.filter
def measured(number: int, unit: str) -> str:
    """35 人; minutes as hours and minutes."""
    return long_minutes(number) if unit == "分钟" else f"{number} {unit}"


def span(length: timedelta) -> str:
    """A length of time in its largest fitting unit."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return f" {max(minutes, 1)} 分钟"
    if minutes < 48 * 60:
        return f" {minutes // 60} 小时"
    return f" {minutes // (24 * 60)} 天"
