"""一份一份的通知: which way, to which last digits, what came of each try; never the words of what is somebody's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import in_words
from wudan.notices.enums import CopyState
from wudan.notices.models import Attempt, Copy
from wudan.notices.templates import rule_of

_FAULTS = {
    "carrier_died": _("送的程序断了，正在问送到没有"), "too_late": _("排得太久，重新送"),
    "no_address": _("没有号码或地址"), "not_listed": _("服务商的单子上没有"), "cannot_be_asked": _("服务商不能问送到没有"),
    "no_gateway": _("这条路没有开通"), "no_token": _("服务商没有给口令"),
}  # fmt: skip
"""What we say ourselves; anything else is the vendor's own code."""


@dataclass(frozen=True, slots=True)
class Try:
    """One try or question, and its answer."""

    at: datetime
    outcome: str
    fault: str


@dataclass(frozen=True, slots=True)
class Line:
    """One copy as the office sees it."""

    topic: str
    way: str
    to: str
    fault: str
    made_at: datetime
    waits_until: datetime | None
    """When it is sent, or sent again; quiet hours and pauses are in it."""
    tries: tuple[Try, ...]


def lines_of(copies: Sequence[Copy]) -> list[Line]:
    """One a copy; one statement for all their tries."""
    rows = Attempt.objects.filter(copy__in=[one.pk for one in copies]).order_by("pk")
    tried: dict[int, list[Try]] = {}
    for row in rows:
        done = Try(row.at, in_words(row.get_outcome_display()), _said(row.code))
        tried.setdefault(row.copy_id, []).append(done)
    return [_line(one, tried.get(one.pk, ())) for one in copies]


def _line(one: Copy, tries: Iterable[Try]) -> Line:
    topics = settings.PACK.notices.topics
    return Line(
        topic=str(topics.get(one.message.topic, one.message.topic)),
        way=in_words(one.get_channel_display()), to=_to(one), fault=_said(one.fault), made_at=one.made_at,
        waits_until=one.next_at if one.state == CopyState.WAITING else None, tries=tuple(tries),
    )  # fmt: skip


def _to(one: Copy) -> str:
    """The last digits; of what stations must not know, nothing: whom it is about is not the office's either."""
    rule = rule_of(one.message.code)
    if rule is None or not rule.by_station:
        return now_("不显示")
    return str(one.message.person.phone)


def _said(code: str) -> str:
    if not code:
        return ""
    return str(_FAULTS[code]) if code in _FAULTS else now_("代号 {code}").format(code=code)
