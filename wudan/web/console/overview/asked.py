"""Which unit and which month or year a dashboard is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.statistics.enums import Span
from wudan.statistics.reckoning import next_month
from wudan.web.console.months import month_span, months
from wudan.web.console.queue import Tab
from wudan.web.console.rows import address
from wudan.web.templatetags.words import month_words

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit and a span of time, and how rows of it are addressed."""

    unit: Unit
    span: Span
    start: date
    now: datetime
    text: str
    """As the address has it: 2026-09, or 2026."""
    rows: str
    """The address of rows of this unit and span, but for the key of a figure."""

    @property
    def today(self) -> date:
        """The day it is looked at."""
        return clock.day_of(self.now)

    def opens(self, key: str, *, platform: int = 0) -> str:
        """Where the rows of a figure are shown, of one platform or all."""
        narrowed = f"&platform={platform}" if platform else ""
        return f"{self.rows}&key={key}{narrowed}"

    def opens_below(self, key: str, unit_id: int) -> str:
        """The same of a unit below."""
        mine, theirs = f"unit={self.unit.pk}&", f"unit={unit_id}&above={self.unit.pk}&"
        return self.opens(key).replace(mine, theirs, 1)


@dataclass(frozen=True, slots=True)
class Time:
    """A month or a year, and now."""

    span: Span
    start: date
    now: datetime
    text: str

    def of(self, unit: Unit) -> Asked:
        """The same of a unit."""
        asked = {"unit": unit.pk, "from": self.start, "to": self.last, "seen": self.text}
        rows = f"{reverse('figure-parts')}?{urlencode(asked)}"
        return Asked(unit, self.span, self.start, self.now, self.text, rows)

    @property
    def last(self) -> date:
        """The last day of the span."""
        if self.span is Span.YEAR:
            return date(self.start.year, 12, 31)
        return date.fromordinal(next_month(self.start).toordinal() - 1)


def time_of(request: HttpRequest, now: datetime) -> Time:
    """What the address says; this month when it says nothing, or nonsense."""
    text = request.GET.get("month", "")
    year = f"{clock.local(now):%Y}"
    if text == year:
        return Time(Span.YEAR, date(int(year), 1, 1), now, text)
    text = text if month_span(text) else months(now, 1)[0]
    return Time(Span.MONTH, date.fromisoformat(f"{text}-01"), now, text)


def unit_of(request: HttpRequest, actor: Actor, units: Iterable[Unit]) -> Unit:
    """The unit asked for among those within reach, else the actor's own. Raises Missing."""
    text = request.GET.get("unit", "") or str(actor.unit_id)
    found = next((unit for unit in units if str(unit.pk) == text), None)
    if found is None:
        raise Missing
    return found


def tabs_of(request: HttpRequest, asked: Asked) -> list[Tab]:
    """Three months, and the year so far."""
    found = [
        Tab(month_words(one), address(request, month=one), one == asked.text, None)
        for one in months(asked.now, _MONTHS)
    ]
    year = f"{clock.local(asked.now):%Y}"
    return [*found, Tab(_("今年"), address(request, month=year), asked.text == year, None)]
