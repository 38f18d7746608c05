"""How times, numbers and names are put into words on every page."""

from calendar import day_abbr, month_abbr
from datetime import date, datetime, timedelta
from functools import lru_cache

from django import template
from django.template.defaultfilters import date as date_words
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wudan.kit import clock, numbers
from wudan.kit.funding import yuan
from wudan.kit.text import masked_name
from wudan.web.language import language_now

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
    is_now = on.year == clock.now().year
    if language_now() == "en":
        name = f"{day_abbr[on.weekday()]} {on.day} {month_abbr[on.month]}"
        return name if is_now else f"{name} {on.year}"
    year = "" if is_now else f"{on.year}年"
    return f"{year}{on.month}月{on.day}日 周{_WEEKDAYS[on.weekday()]}"


_WRITTEN = {
    "Y年n月j日": "j M Y", "n月j日": "j M", "Y年n月": "M Y", "n月": "M", "n月j日 H:i": "j M H:i",
    "Y年n月j日 H:i": "j M Y H:i", "Y 年": "Y", "Y 年 n 月": "M Y",
}  # fmt: skip
"""Chinese ways to write a day, and what they are in English."""


@register.filter(expects_localtime=True)
def written(on: date | None, form: str) -> str:
    """2026年11月23日, as `form` says; in English 23 Nov 2026. KeyError for a form nobody wrote down here."""
    in_english = _WRITTEN[form]
    return str(date_words(on, in_english if language_now() == "en" else form))


@register.filter
def month_words(text: str) -> str:
    """11月 for 2026-11, the year only when it is not this one; anything else stays as it is."""
    year, _dash, month = text.partition("-")
    if not (len(year) == 4 and len(month) == 2 and f"{year}{month}".isdecimal()):
        return text
    is_now = int(year) == clock.local(clock.now()).year
    if language_now() == "en":
        return month_abbr[int(month)] if is_now else f"{month_abbr[int(month)]} {year}"
    return f"{int(month)}月" if is_now else f"{year}年{int(month)}月"


@register.filter
def remaining(due: datetime | None) -> str:
    """还剩 3 小时, 已超时 2 天: how far a deadline is."""
    if due is None:
        return ""
    left = due - clock.now()
    minutes = int(abs(left).total_seconds() // 60)
    return _remaining(minutes, left > timedelta(0), language_now())


@lru_cache(maxsize=4096)
def _remaining(minutes: int, is_left: bool, _language: str | None) -> str:
    """The words for a number of minutes; thirty on each page, and mostly the same."""
    told = _("还剩{length}") if is_left else _("已超时{length}")
    return told.format(length=span(timedelta(minutes=minutes)))


@register.filter
def long_minutes(minutes: int) -> str:
    """2 小时 30 分钟: service time, never rounded."""
    whole, rest = divmod(minutes, 60)
    hours = _hours(whole) if whole else ""
    return f"{hours}{_minutes(rest)}".strip() if rest or not whole else hours.strip()


@register.filter
def measured(number: int, unit: str) -> str:
    """35 人; minutes as hours and minutes."""
    return long_minutes(number) if unit == "分钟" else f"{number} {unit}"


def span(length: timedelta) -> str:
    """A length of time in its largest fitting unit."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return _minutes(max(minutes, 1))
    if minutes < 48 * 60:
        return _hours(minutes // 60)
    days = minutes // (24 * 60)
    return ngettext(" {n} 天", " {n} 天", days).format(n=days)


def _hours(n: int) -> str:
    return ngettext(" {n} 小时", " {n} 小时", n).format(n=n)


def _minutes(n: int) -> str:
    return ngettext(" {n} 分钟", " {n} 分钟", n).format(n=n)
