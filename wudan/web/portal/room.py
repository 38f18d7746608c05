"""What the menu says about places: full now, and when there is room; how many a period has."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from wudan.catalog import capacity
from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import CapacityPeriod, Service, ServiceCapacity
from wudan.kit.phrases import in_words
from wudan.web.portal.cards import Card
from wudan.web.templatetags.words import day

Full = dict[int, list[CapacityPeriod]]


def full_periods(services: Iterable[Service], today: date) -> Full:
    """The periods of limited items that are full, by item: one statement, none if nothing is limited."""
    limited = [service.pk for service in services if service.is_limited]
    found: Full = defaultdict(list)
    if limited:
        rows = CapacityPeriod.objects.filter(service__in=limited).coming(today).full()
        for row in rows:
            found[row.service_id].append(row)
    return found


def full_words(service: Service, full: Full, today: date) -> str:
    """Why one cannot have it as soon as usual, and when one can; empty while there is room."""
    soonest = capacity.soonest(service, today)
    rows = full.get(service.pk, [])
    if soonest is None or not any(row.starts_on <= soonest < row.ends_on for row in rows):
        return ""
    now = next(row for row in rows if row.starts_on <= soonest < row.ends_on)
    later = capacity.next_room(service, after=soonest, today=today, full=rows)
    when = named(now.period, now.starts_on, today)
    if later is None:
        return _("{when}已满，近半年都约满了，可登记排队").format(when=when)
    return _("{when}已满，最早 {day}；可登记排队").format(when=when, day=day(later))


def named(kind: str, starts_on: date, today: date) -> str:
    """This week, this month, or its name."""
    is_now = capacity.bounds(kind, today)[0] == starts_on
    if kind == PeriodKind.MONTH:
        return _("本月") if is_now else _("{n} 月").format(n=starts_on.month)
    return _("本周") if is_now else _("{day}起的一周").format(day=day(starts_on))


def places_fact(service: Service, today: date) -> list[Card]:
    """How many places a period has, and how many are left in the soonest; for the item's own page."""
    soonest = capacity.soonest(service, today) if service.is_limited else None
    if soonest is None:
        return []
    limit = ServiceCapacity.objects.filter(service=service).on(soonest).first()
    if limit is None:
        return []
    counted = CapacityPeriod.objects.filter(service=service).holding(soonest).first()
    left = limit.places if counted is None else (counted.left or 0)
    start = capacity.bounds(limit.period, soonest)[0]
    note = _("{when}还有 {n} 份").format(when=named(limit.period, start, today), n=left)
    return [{
        "label": _("一期几份"), "note": note,
        "value": _("{period} {n} 份").format(period=in_words(PeriodKind(limit.period).label), n=limit.places),
    }]  # fmt: skip
