"""Is this the same need again? Looks only; a person decides (domain §4: piling on one
beneficiary, and the elder who presses twice)."""

from datetime import date, timedelta

from django.db.models import Q

from wudan.catalog.models import Service
from wudan.kit.clock import midnight
from wudan.kit.text import bigrams
from wudan.orders.enums import Stage
from wudan.orders.flow import NOT_BEGUN
from wudan.orders.models import Order
from wudan.people.models import Person

ALIKE = 0.5
_STILL_TO_DO = NOT_BEGUN | {Stage.STARTED}
_COMPARED = 30
_READ = 200


def possible_duplicates(person: Person, service: Service | None, words: str) -> list[Order]:
    """Orders still to be done for the same person that ask for the same item, or say much the
    same. One that was served and only waits for its review is not the same need."""
    rows = Order.objects.of_beneficiary(person.pk).filter(stage__in=_STILL_TO_DO)
    rows = rows.select_related("service", "unit")
    return [row for row in rows.order_by("-pk")[:_COMPARED] if _same_need(row, service, words)]


def same_day_bookings(
    person: Person, service: Service | None, day: date | None, *, but: int | None = None
) -> Order | None:
    """The order that already gives this person the same once-a-day service on that day."""
    if service is None or day is None or not service.once_a_day:
        return None
    start = midnight(day)
    booked = Q(fulfillments__starts_at__gte=start, fulfillments__cancelled_at=None)
    booked &= Q(fulfillments__starts_at__lt=start + timedelta(days=1))
    wanted = Q(wanted_on=day, stage__in=NOT_BEGUN)
    rows = Order.objects.of_beneficiary(person.pk).filter(booked | wanted, service=service)
    rows = rows.exclude(pk=but) if but else rows
    return rows.select_related("service", "unit").order_by("pk").first()


def similarity(one: str, other: str) -> float:
    """From 0 to 1: how many pairs of letters two sentences share (Dice)."""
    a, b = bigrams(one[:_READ]), bigrams(other[:_READ])
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same_need(row: Order, service: Service | None, words: str) -> bool:
    if service is not None and row.service_id == service.pk:
        return True
    return similarity(words, row.words) >= ALIKE
