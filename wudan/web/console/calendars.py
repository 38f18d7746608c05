"""One beneficiary's calendar: what else is booked, and whether this would be too much."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from wudan.catalog.models import Service
from wudan.kit.clock import local
from wudan.orders.duplicates import possible_duplicates, same_day_bookings
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Fulfillment, Order
from wudan.people.models import Person
from wudan.web.templatetags.words import day, moment

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Booking:
    """Another service this person has been promised."""

    no: str
    title: str
    when: str
    who: str


def bookings_of(order: Order, at: datetime) -> list[Booking]:
    """Other appointments of the same person from today on, the next first."""
    rows = Fulfillment.objects.filter(
        order__placed_for=order.placed_for_id,
        state__in=[FulfillmentState.SCHEDULED, FulfillmentState.STARTED],
        starts_at__gte=local(at).replace(hour=0, minute=0),
    ).exclude(order=order.pk)
    found = rows.select_related("order__service", "dispatch__unit").order_by("starts_at")
    return [
        Booking(row.order.no, row.order.title, moment(row.starts_at), row.dispatch.unit.short_name)
        for row in found[:_SHOWN]
    ]


def same_need(order: Order) -> list[Order]:
    """Other open orders of this person that ask for the same."""
    if order.is_closed:
        return []
    found = possible_duplicates(order.placed_for, order.service, order.words)
    return [row for row in found if row.pk != order.pk]


def warning_of(order: Order) -> str:
    """What to say when the person already has this once-a-day service on the wanted day."""
    if order.is_closed:
        return ""
    return booked_already(order.placed_for, order.service, order.wanted_on, but=order.pk)


def booked_already(
    person: Person, service: Service | None, on: date | None, *, but: int | None = None
) -> str:
    """The first booking, in words; empty when the day is free."""
    first = same_day_bookings(person, service, on, but=but)
    if first is None or service is None:
        return ""
    words = _(
        "{day}已经有一单“{service}”（单号 {number}）。一天做两次老人吃不消，请先打电话问问本人。"
    )
    return words.format(day=day(on), service=service.name, number=first.number)
