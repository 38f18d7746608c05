"""投诉建议 in the county's month: guarded words, and a way to the rows for who may hear complaints (ADR 57)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from wudan.areas.enums import UnitKind
from wudan.complaints.published import counted, told
from wudan.people.actors import Actor
from wudan.registers.figures import Window
from wudan.registers.models import MonthSummary


@dataclass(frozen=True, slots=True)
class Complained:
    """One figure in the words it may be shown in."""

    label: str
    words: str
    url: str
    """Empty for who hears no complaints."""


def complained(summary: MonthSummary, actor: Actor) -> list[Complained]:
    """The figures of the county's own summary; none for a town's or a department's. Four statements."""
    if summary.unit.kind != UnitKind.CENTER:
        return []
    month = summary.month
    window = Window.month(month.month)
    return [
        Complained(
            one.label, words, _url(one.key, f"{month.month:%Y-%m}", actor) if one.value else ""
        )
        for one, words in told(counted(month.county, window.since, window.until))
    ]


def _url(key: str, month: str, actor: Actor) -> str:
    if not actor.may("hear_complaints"):
        return ""
    return f"{reverse('complaint-desk')}?{urlencode({'month': month, 'counted': key})}"
