"""七色文明之花 of one village: what was done there by colour, each number with its rows (R080; domain §5 row 28).

One village at a time: there is no list of villages, no target and no order by any number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Count, F, Max, Q, QuerySet, Value, When

from wudan.activities.enums import ActivityStage, Color
from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.honors.models import Plate
from wudan.kit.clock import CHINA
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Order
from wudan.registers.enums import DoneKind
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed

Found = tuple["QuerySet[Any]", "F | Max"]
"""Rows with their colour, and when each was done."""
_HELD = [ActivityStage.OPEN, ActivityStage.CLOSED, ActivityStage.ENDED]


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both within."""

    since: date
    until: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Its first moment and the first after it."""
        start = datetime.combine(self.since, time.min, CHINA)
        return start, datetime.combine(self.until + timedelta(days=1), time.min, CHINA)


@dataclass(frozen=True, slots=True)
class Petal:
    """One colour and how much of each kind was done."""

    color: Color
    meaning: str
    counts: Mapping[DoneKind, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All kinds together: how long the petal is, and nothing else."""
        return sum(self.counts.values())


def profile_of(unit: Unit, span: Span) -> tuple[Petal, ...]:
    """The seven petals of a station, in the order of the source; a statement a kind."""
    found: dict[str, dict[DoneKind, int]] = {color: {} for color in Color}
    for kind in DoneKind:
        for color, count in _counted(_READERS[kind](unit, span)[0]):
            if color in found:
                found[color][kind] = count
    meanings = settings.PACK.colors.meanings
    return tuple(Petal(color, meanings.get(color, ""), found[color]) for color in Color)


def rows_of(kind: DoneKind, unit: Unit, span: Span) -> "QuerySet[Any]":
    """What was done there, the latest first; each row with its `petal` (the colour) and `done_at`."""
    rows, done_at = _READERS[kind](unit, span)
    dated: QuerySet[Any] = rows.annotate(done_at=done_at).order_by("-done_at", "-pk")
    return dated


def _counted(rows: "QuerySet[Any]") -> list[tuple[str, int]]:
    """How many of each colour; whatever the order of the rows."""
    counted = rows.order_by().values("petal").annotate(n=Count("pk", distinct=True))
    return [(str(row["petal"]), int(row["n"])) for row in counted]


def _activities(unit: Unit, span: Span) -> Found:
    """Held by the station or a team of it, or by others in this village."""
    start, end = span.moments
    here = Q(unit__path__startswith=unit.path)
    if unit.area_id is not None:
        here |= Q(area=unit.area_id)
    when = Q(shifts__ends_at__gte=start, shifts__ends_at__lt=end)
    rows = Activity.objects.filter(here, when, stage__in=_HELD, is_template=False)
    return rows.exclude(color="").annotate(petal=F("color")), Max("shifts__ends_at")


def _orders(unit: Unit, span: Span) -> Found:
    """Orders from this village that were done, by the colour of their platform."""
    start, end = span.moments
    by_platform = settings.PACK.colors.platforms
    whens = [When(platform__code=code, then=Value(color)) for code, color in by_platform.items()]
    rows = Order.objects.filter(
        origin=unit, fulfillments__done_at__gte=start, fulfillments__done_at__lt=end,
        fulfillments__state__in=[FulfillmentState.DONE, FulfillmentState.ACKNOWLEDGED],
    )  # fmt: skip
    named = rows.annotate(petal=Case(*whens, default=Value(""), output_field=CharField()))
    return named.exclude(petal="").select_related("service", "platform"), Max("fulfillments__done_at")  # fmt: skip


def _deeds(unit: Unit, span: Span) -> Found:
    """Deeds the station has recorded under a rule that has a colour."""
    rows = Deed.objects.filter(
        unit=unit, state=DeedState.KEPT, day__gte=span.since, day__lte=span.until
    )
    seen = rows.exclude(rule=None).exclude(rule__colour="")
    return seen.annotate(petal=F("rule__colour")).select_related("rule"), F("day")


def _households(unit: Unit, span: Span) -> Found:
    """Households of the village that were given a plate; a replaced one is no second honour."""
    rows = Plate.objects.filter(
        honor__unit=unit, replaces=None, issued_on__gte=span.since, issued_on__lte=span.until
    )
    color = Value(settings.PACK.colors.household, output_field=CharField())
    return rows.annotate(petal=color).select_related("honor__household"), F("issued_on")


_READERS: dict[DoneKind, Callable[[Unit, Span], Found]] = {
    DoneKind.ACTIVITY: _activities,
    DoneKind.ORDER: _orders,
    DoneKind.DEED: _deeds,
    DoneKind.HOUSEHOLD: _households,
}
