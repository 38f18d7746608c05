"""A year of one's own hours in four queries: rows with both signatures, sums that open to rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wudan.activities.enums import Witness
from wudan.kit.clock import local
from wudan.ledger.enums import EvidenceClass, Grade, RecordState
from wudan.ledger.models import ServiceRecord

_COLUMNS = (
    "no", "title", "place", "day", "starts_at", "ends_at", "minutes", "grade", "evidence", "state",
    "late_days", "unit__short_name", "leader_name", "attendance__vouched_at", "attendance__witnessed_at",
    "attendance__witness", "backfill__decided_at", "origin", "pk", "disputes__state",
)  # fmt: skip
_EVIDENCE = dict(EvidenceClass.choices)
_WITNESS = dict(Witness.choices)


@dataclass(frozen=True, slots=True)
class Line:
    """One record, as its owner reads it."""

    no: str
    title: str
    place: str
    day: date
    span: str
    minutes: int
    words: str
    grade: str
    evidence: str
    counts: bool
    unit: str
    signed: tuple[str, ...]
    """By whom, how and when: both sides."""
    note: str
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One bar."""

    label: str
    minutes: int
    words: str


def hours_words(minutes: int) -> str:
    """2 小时 30 分."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)s 小时") % {"hours": hours}
    return (_("%(hours)s 小时 %(rest)s 分") if hours else _("%(rest)s 分")) % {"hours": hours, "rest": rest}  # fmt: skip


def lines_of(rows: QuerySet[ServiceRecord], year: int) -> list[Line]:
    """The records of a year, newest first."""
    of_year = rows.filter(day__year=year).order_by("-starts_at", "-pk")
    lines: dict[str, Line] = {}
    for values in of_year.values_list(*_COLUMNS):
        told = dict(zip(_COLUMNS, values, strict=True))
        known = lines.get(told["no"])
        if known is None or not known.is_disputed:
            lines[told["no"]] = _line(told)
    return list(lines.values())


def months_of(lines: Iterable[Line]) -> Sequence[Month]:
    """What counts, by month; all twelve."""
    minutes = [0] * 12
    for line in lines:
        if line.counts:
            minutes[line.day.month - 1] += line.minutes
    return [
        Month(_("%(month)s 月") % {"month": number}, told, hours_words(told))
        for number, told in enumerate(minutes, start=1)
    ]


def _line(told: dict[str, Any]) -> Line:
    starts, ends = local(told["starts_at"]), local(told["ends_at"])
    return Line(
        no=told["no"], title=told["title"], place=told["place"], day=told["day"],
        span=f"{starts:%H:%M}–{ends:%H:%M}", minutes=told["minutes"],
        words=hours_words(told["minutes"]), grade=told["grade"],
        evidence=str(_EVIDENCE[told["evidence"]]), counts=told["state"] == RecordState.RECORDED,
        unit=told["unit__short_name"], signed=_signed(told), note=_note(told, starts, ends),
        is_disputed=told["disputes__state"] == "open",
    )  # fmt: skip


def _signed(told: dict[str, Any]) -> tuple[str, ...]:
    if told["attendance__vouched_at"] and told["attendance__witnessed_at"]:
        vouched, seen = local(told["attendance__vouched_at"]), local(told["attendance__witnessed_at"])  # fmt: skip
        witness = _WITNESS.get(told["attendance__witness"], "")
        return (
            _("组织方 %(at)s 确认") % {"at": f"{vouched:%m-%d %H:%M}"},
            _("%(how)s，%(at)s") % {"how": witness, "at": f"{seen:%m-%d %H:%M}"},
        )
    if told["backfill__decided_at"]:
        at = local(told["backfill__decided_at"])
        return (_("一个单位申请、另一个单位 %(at)s 批准") % {"at": f"{at:%m-%d}"},)
    return (_("来自：%(origin)s") % {"origin": told["origin"]},) if told["origin"] else ()


def _note(told: dict[str, Any], starts: Any, ends: Any) -> str:
    notes = []
    if told["late_days"]:
        notes.append(_("迟记了 %(days)s 个工作日") % {"days": told["late_days"]})
    if told["minutes"] < int((ends - starts).total_seconds() // 60):
        notes.append(_("一天最多计 8 小时，超出的没有计"))
    if told["grade"] == Grade.HONOR:
        notes.append(_("荣誉时长：事后补的"))
    return "；".join(notes)
