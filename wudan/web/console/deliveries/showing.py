"""What lists and pages say of a delivery and a round; values only, the parts draw them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.deliveries.enums import DeliveryStage, Mode
from wudan.deliveries.models import Delivery, Round
from wudan.kit.clock import local
from wudan.kit.phrases import FULL_COMMA, Listed, in_words
from wudan.web.templatetags.words import day

_BADGES = {
    DeliveryStage.PLANNED: "open", DeliveryStage.OFFERED: "offered", DeliveryStage.ACCEPTED: "scheduled",
    DeliveryStage.DELIVERED: "done", DeliveryStage.ACKNOWLEDGED: "acknowledged",
    DeliveryStage.MISSED: "overdue", DeliveryStage.CANCELLED: "void",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One delivery in a list."""

    url: str
    title: str
    when: str
    place: str
    party: str
    stage: str
    badge: str
    kind: str


@dataclass(frozen=True, slots=True)
class Week:
    """The deliveries of one week of a round."""

    label: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Progress:
    """A round in a list: how much of it is done, and what still wants a hand."""

    plan: Round
    url: str
    done: int
    all_of_it: int
    words: str


def line_of(row: Delivery) -> Line:
    """Needs round, service, unit and party."""
    return Line(
        url=reverse("delivery", args=[row.no]), title=row.round.service.name, when=when_words(row),
        place=row.unit.short_name, party=row.party.short_name if row.party else _("还没有人去"),
        stage=DeliveryStage(row.stage).label, badge=_BADGES[DeliveryStage(row.stage)],
        kind=_("任务") if row.round.mode == Mode.DUTY else _("志愿"),
    )  # fmt: skip


def when_words(row: Delivery) -> str:
    """9月11日 周五 09:00–11:00."""
    return f"{day(row.day)} {local(row.starts_at):%H:%M}–{local(row.ends_at):%H:%M}"


def weeks_of(rows: Iterable[Delivery]) -> Sequence[Week]:
    """By week, in time; each says from which Monday."""
    weeks: dict[date, list[Line]] = {}
    for row in rows:
        monday = row.day - timedelta(days=row.day.weekday())
        weeks.setdefault(monday, []).append(line_of(row))
    label = _("{day}起的一周")
    return [Week(label.format(day=day(monday)), lines) for monday, lines in weeks.items()]


def progress_of(plan: Round) -> Progress:
    """Needs `with_counts`."""
    counts = {
        _("没人去 {n}"): plan.unassigned, _("等答复 {n}"): plan.asked,  # type: ignore[attr-defined]
        _("要去 {n}"): plan.accepted, _("没送成 {n}"): plan.missed,  # type: ignore[attr-defined]
    }  # fmt: skip
    waiting = in_words(
        Listed(FULL_COMMA, (words.format(n=count) for words, count in counts.items() if count))
    )
    done, total = plan.done, plan.all_of_it  # type: ignore[attr-defined]
    words = _("送到 {done} / {total}").format(done=done, total=total)
    return Progress(
        plan,
        reverse("round", args=[plan.no]),
        done,
        total,
        f"{words}{'；' if waiting else ''}{waiting}",
    )
