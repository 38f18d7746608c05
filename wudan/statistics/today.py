"""今天: what the big screen shows, and nothing that points at anybody.

Today's steps come from the journal, one short range of an index; the rest from the kept statistics.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.journal.events import verbs_since
from wudan.kit.clock import day_of, midnight
from wudan.kit.tree_paths import steps_of
from wudan.statistics.enums import Span
from wudan.statistics.models import ALL, NONE, Rollup
from wudan.statistics.showing import alone, held_back

_FIVE = {
    "placed": ("order.place", "order.place_for"), "accepted": ("order.accept",),
    "dispatched": ("order.dispatch",), "fulfilled": ("order.fulfill",), "reviewed": ("order.review",),
}  # fmt: skip
_MONTHS = 12


def today(county: str, *, at: datetime) -> dict[str, object]:
    """A picture of the county; four statements."""
    day = day_of(at)
    verbs = verbs_since(county, midnight(day), at + timedelta(seconds=1))
    sites = list(
        Unit.objects.filter(
            county=county, ends_on=None, kind__in=(UnitKind.CENTER, UnitKind.INSTITUTE)
        )
    )
    sites.sort(key=lambda unit: steps_of(unit.path))
    first = day.replace(day=1)
    back = first.replace(year=first.year - 1) + timedelta(days=32)
    rows = Rollup.objects.filter(
        unit__in=[unit.pk for unit in sites], start__gte=min(back.replace(day=1), first.replace(month=1))
    )  # fmt: skip
    told = {
        (unit, span, begun, topic): counts
        for unit, span, begun, topic, counts in rows.values_list("unit", "span", "start", "topic", "counts")
    }  # fmt: skip
    center = next((unit.pk for unit in sites if unit.kind == UnitKind.CENTER), 0)
    year = told.get((center, Span.YEAR, first.replace(month=1), ALL), {})
    months = sorted(b for u, s, b, t in told if (u, s, t) == (center, Span.MONTH, ALL))[-_MONTHS:]
    return {
        "day": f"{day:%Y-%m-%d}",
        "steps": [{"key": key, "n": sum(verbs.get(one, 0) for one in named)} for key, named in _FIVE.items()],
        "year": {key: alone(year.get(key, 0)) for key in (
            "orders-placed", "orders-fulfilled", "residents-asked", "volunteers-came", "shifts-held", "reviews", "reviews-good",
        )},
        "hours": year.get("service-minutes", 0) // 60,
        "months": [
            {"month": f"{begun:%Y-%m}", "n": alone(told[center, Span.MONTH, begun, ALL].get("orders-placed", 0))}
            for begun in months
        ],
        "platforms": _platforms(county, center, first, told),
        "towns": [
            {"name": unit.short_name, "state": _state(told.get((unit.pk, Span.MONTH, first, ALL), {}))}
            for unit in sites if unit.kind == UnitKind.INSTITUTE
        ],
    }  # fmt: skip


def _platforms(
    county: str, center: int, first: date, told: Mapping[tuple[int, str, date, int], dict[str, int]]
) -> list[dict[str, object]]:
    """The month's orders by platform; what a difference to the month would give away is held back."""
    kinds = list(Platform.objects.filter(county=county).values_list("pk", "name"))
    counts = [
        told.get((center, Span.MONTH, first, pk), {}).get("orders-placed", 0) for pk, _ in kinds
    ]
    rest = told.get((center, Span.MONTH, first, NONE), {}).get("orders-placed", 0)
    shown = held_back([*counts, rest])
    return [{"name": name, "n": n} for (_, name), n in zip(kinds, shown, strict=False)]


def _state(month: dict[str, int]) -> str:
    """Quiet, asked, or done: by itself, never beside another."""
    if not month.get("orders-placed") and not month.get("shifts-held"):
        return "quiet"
    done = month.get("funnel-fulfilled", 0) * 2 >= month.get("funnel-placed", 0)
    return "done" if done else "asked"
