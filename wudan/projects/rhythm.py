"""定期召开: how long ago the county's last forum was (R066). Says so, and stops nothing."""

from datetime import date

from wudan.kit.phrases import Phrase
from wudan.projects.enums import ForumState
from wudan.projects.models import Forum


def forum_is_due(county: str, *, months: int, on: date) -> str:
    """The line where the last forum is so many months ago or more; nothing while one is called. One statement."""
    met = (ForumState.HELD, ForumState.INCOMPLETE)
    called = Forum.objects.filter(state=ForumState.CALLED, day__gte=on)
    rows = Forum.objects.filter(state__in=met, day__lte=on) | called
    last = rows.filter(county=county).order_by("-day", "-pk").first()
    if last is None:
        return Phrase("还没有登记过座谈会。")
    ago = _months(last.day, on)
    if last.state == ForumState.CALLED or ago < months:
        return ""
    day = Phrase(
        "{year}年{month}月{day}日", year=last.day.year, month=last.day.month, day=last.day.day
    )
    return Phrase("上次座谈会是{day}，已过 {n} 个月。", day=day, n=ago)


def _months(since: date, on: date) -> int:
    """Whole months."""
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
