"""What is open on a day: by the agreements' hours and the county's table of days off (R020)."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from wudan.areas.calendars import working_calendar
from wudan.kit.open_hours import Span, day_words, kind_of, minute_of, on_kind
from wudan.sites.models.resource import Agreement, Resource

AHEAD = 14
"""How many days are looked through for the next one it opens on."""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A resource and its hours of one day."""

    resource: Resource
    day: date
    spans: tuple[Span, ...]

    @property
    def words(self) -> str:
        """9:00–12:00."""
        return day_words(self.spans)


def kind_today(day: date) -> int:
    """Which kind of day it is here."""
    calendar = working_calendar()
    return kind_of(day, off=calendar.holidays, worked=calendar.workdays)


def at_hand(county: str, day: date, **which: object) -> list[OpenDay]:
    """Everything in a county that opens its door to everybody on that day; two statements."""
    kind = kind_today(day)
    agreed = (
        Agreement.objects.in_force(day)
        .filter(resource__county=county, resource__stage="open", hours__kind=kind, **which)
        .select_related("resource__unit", "resource__area__parent")
        .prefetch_related("hours")
        .distinct()
        .order_by("resource__name", "resource_id")
    )
    return [
        OpenDay(one.resource, day, tuple(on_kind(one.spans, kind)))
        for one in agreed
    ]  # fmt: skip


def open_now(found: OpenDay, at: time) -> bool:
    """Whether the door is open at that time of the day."""
    minute = minute_of(at)
    return any(span.opens <= minute < span.closes for span in found.spans)


def coming_days(resource: Resource, day: date, *, days: int = AHEAD) -> list[OpenDay]:
    """On which of the next days it opens, and when; one that is not public opens on none."""
    if resource.stage != "open":
        return []
    last = day + timedelta(days=days - 1)
    agreed = resource.agreements.filter(starts_on__lte=last, last_day__gte=day)
    held = list(agreed.prefetch_related("hours"))
    found = []
    for ahead in range(days):
        on = day + timedelta(days=ahead)
        counts = next((one for one in held if _counts(one, on)), None)
        spans = on_kind(counts.spans, kind_today(on)) if counts else []
        if spans:
            found.append(OpenDay(resource, on, tuple(spans)))
    return found


def _counts(agreement: Agreement, day: date) -> bool:
    ended = agreement.ended_on is not None and agreement.ended_on <= day
    return agreement.starts_on <= day <= agreement.last_day and not ended
