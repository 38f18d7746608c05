"""How long something takes, in plain words."""

from django.utils.translation import gettext as _


def wait_words(minutes: int | None) -> str:
    """Working time in words; a working day has eight hours or so."""
    if minutes is None:
        return ""
    if minutes < 90:
        return _("{n} 分钟").format(n=minutes)
    if minutes < 16 * 60:
        return _("{n} 小时").format(n=round(minutes / 60))
    return _("{n} 个工作日").format(n=round(minutes / 480, 1))
