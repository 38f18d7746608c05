"""Whose register a page shows, and of when: `unit`, `from`, `to` in the address; else one's own, now."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.registers.figures import Scope, Window
from wudan.registers.permissions import reading_objection
from wudan.registers.reporters import scope_of
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES

READING = (*SITES, "department_officer", *READERS)
_LONGEST = 10
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Whose:
    """A unit, and what its registers cover."""

    unit: Unit
    scope: Scope

    @property
    def is_county(self) -> bool:
        """Whether it is the whole county."""
        return self.unit.kind == UnitKind.CENTER


def unit_of(request: HttpRequest) -> Unit:
    """The unit asked for, or the actor's own. Raises Missing for one out of reach."""
    actor, text = actor_of(request), request.GET.get("unit", "")
    if text and not (text.isascii() and text.isdigit() and len(text) < _LONGEST):
        raise Missing
    pk = int(text) if text else actor.unit_id or 0
    unit = Unit.objects.filter(county=settings.PACK.county, pk=pk).first()
    if unit is None or reading_objection(actor, unit) is not None:
        raise Missing
    return unit


def whose(request: HttpRequest, *, on: date) -> Whose:
    """The unit with its scope of a day."""
    unit = unit_of(request)
    return Whose(unit, scope_of(unit, on=on))


def platform_asked(request: HttpRequest) -> Platform | None:
    """The one platform a figure is narrowed to; None for all. Raises Missing for one there is not."""
    text = request.GET.get("platform", "")
    if not text:
        return None
    pk = int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST else 0
    found = Platform.objects.filter(county=settings.PACK.county, pk=pk).first()
    if found is None:
        raise Missing
    return found


def day_asked(request: HttpRequest, name: str) -> date | None:
    """A day in the address; None when there is none, or nonsense."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def week_asked(request: HttpRequest) -> Window:
    """The week of a day in the address, else this one. Raises Missing far away."""
    today = clock.day_of(clock.now())
    day = day_asked(request, "day") or today
    if abs((day - today).days) > 10 * _MOST_DAYS:
        raise Missing
    return Window.week(day)


def span_asked(request: HttpRequest) -> Window | None:
    """From a day to another, both in the address; at most a year and a bit. Raises Missing."""
    first, last = day_asked(request, "from"), day_asked(request, "to")
    if first is None or last is None:
        return None
    if not 0 <= (last - first).days <= _MOST_DAYS or last == date.max:
        raise Missing
    return Window.days(first, date.fromordinal(last.toordinal() + 1))
