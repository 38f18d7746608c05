"""A year of one's own hours: sums that open to their months, and rows with both signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from wudan.activities.enums import Witness
from wudan.kit.clock import local
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.ledger.enums import DisputeState, EvidenceClass, Grade, RecordState
from wudan.ledger.models import Dispute, ServiceRecord
from wudan.ledger.querysets import MonthSum
from wudan.web.templatetags.words import written

_COLUMNS = (
    "no", "title", "place", "day", "starts_at", "ends_at", "minutes", "grade", "evidence", "state",
    "late_days", "unit__short_name", "leader_name", "attendance__vouched_at", "attendance__witnessed_at",
    "attendance__witness", "backfill__decided_at", "origin", "is_disputed",
)  # fmt: skip
_EVIDENCE = dict(EvidenceClass.choices)
_WITNESS = dict(Witness.choices)


@dataclass(frozen=True, slots=True)
class Line:
    """One record, as its owner reads it."""

    no: str
    title: str
    when: str
    """When, where, with whom."""
    words: str
    known: str
    """How it is known, and by whom it was signed: both sides."""
    counts: bool
    note: str
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One bar; opens to its rows."""

    number: int
    label: str
    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Which rows: a year, and of it perhaps a month or a grade."""

    year: int
    month: int = 0
    grade: str = ""

    def applies_to(self, one: MonthSum) -> bool:
        """Whether a sum is of this year and grade."""
        return one.year == self.year and self.grade in {"", one.grade}


def hours_words(minutes: int) -> str:
    """2 小时 30 分."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)s 小时") % {"hours": hours}
    return (_("%(hours)s 小时 %(rest)s 分") if hours else _("%(rest)s 分")) % {"hours": hours, "rest": rest}  # fmt: skip


def lines_of(rows: QuerySet[ServiceRecord], wish: Wish, *, most: int) -> list[Line]:
    """The records wished for, newest first; a month whole, a year no more than `most`."""
    wanted = rows.filter(day__year=wish.year)
    if wish.grade:
        wanted = wanted.filter(grade=wish.grade)
    if wish.month:
        wanted = wanted.filter(day__month=wish.month)
    waiting = Dispute.objects.filter(record=OuterRef("pk"), state=DisputeState.OPEN)
    wanted = wanted.annotate(is_disputed=Exists(waiting)).order_by("-starts_at", "-pk")
    columns = wanted.values_list(*_COLUMNS)
    told = columns if wish.month else columns[:most]
    return [_line(dict(zip(_COLUMNS, values, strict=True))) for values in told]


def months_of(sums: Iterable[MonthSum], wish: Wish) -> Sequence[Month]:
    """What counts, by month; all twelve."""
    minutes = [0] * 12
    for one in sums:
        if wish.applies_to(one):
            minutes[one.month - 1] += one.minutes
    return [
        Month(number, _("%(month)s 月") % {"month": number}, told, hours_words(told))
        for number, told in enumerate(minutes, start=1)
    ]


def _line(told: dict[str, Any]) -> Line:
    starts, ends = local(told["starts_at"]), local(told["ends_at"])
    when = _("{month}月{day}日 {starts}–{ends}").format(
        month=starts.month, day=starts.day, starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}"
    )
    where = filter(None, (when, told["place"], told["unit__short_name"]))
    known = (str(_EVIDENCE[told["evidence"]]), *_signed(told))
    return Line(
        no=told["no"], title=told["title"], when=" · ".join(where), words=hours_words(told["minutes"]),
        known=" · ".join(known), counts=told["state"] == RecordState.RECORDED,
        note=_note(told, starts, ends), is_disputed=told["is_disputed"],
    )  # fmt: skip


def _signed(told: dict[str, Any]) -> tuple[str, ...]:
    if told["attendance__vouched_at"] and told["attendance__witnessed_at"]:
        vouched, seen = local(told["attendance__vouched_at"]), local(told["attendance__witnessed_at"])  # fmt: skip
        witness = _WITNESS.get(told["attendance__witness"], "")
        return (
            _("组织方 %(at)s 确认") % {"at": written(vouched, "n月j日 H:i")},
            _("%(how)s，%(at)s") % {"how": witness, "at": written(seen, "n月j日 H:i")},
        )
    if told["backfill__decided_at"]:
        at = local(told["backfill__decided_at"])
        return (_("一个单位申请、另一个单位 %(at)s 批准") % {"at": written(at, "n月j日")},)
    return (_("来自：%(origin)s") % {"origin": told["origin"]},) if told["origin"] else ()


def _note(told: dict[str, Any], starts: Any, ends: Any) -> str:
    notes = []
    if told["late_days"]:
        notes.append(_("迟记了 %(days)s 个工作日") % {"days": told["late_days"]})
    if told["minutes"] < int((ends - starts).total_seconds() // 60):
        notes.append(_("一天最多计 8 小时，超出的没有计"))
    if told["grade"] == Grade.HONOR:
        notes.append(_("荣誉时长：事后补的"))
    return in_words(Listed(SEMICOLON, notes))
