"""名额: an order of a limited menu item takes a place of its period, waits for one, or gives it back.

Called inside the verbs, in their transaction; `catalog.capacity` counts (ADR 35).
"""

from datetime import date, datetime

from wudan.catalog import capacity
from wudan.catalog.models import CapacityPeriod, Service
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection
from wudan.orders.enums import Stage, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import Actor

AT_CAPACITY = "at_capacity"
_TRIES = 6


def reserve(order: Order, when_full: str, *, at: datetime) -> bool:
    """Give an order that is not yet stored its place, or its turn. Raises Objected when the period
    is full and nobody said what then: never silently later, never silently dropped. True when it waits."""
    service = order.service
    if service is None or not service.is_limited:
        return False
    day = order.wanted_on or capacity.soonest(service, day_of(at))
    if day is None:
        return False
    answer = capacity.ask(service, day, wait=when_full == WhenFull.WAIT)
    for _ in range(_TRIES):
        if not answer.is_refused:
            break
        later = capacity.next_room(service, after=day, today=day_of(at))
        if when_full != WhenFull.NEXT or later is None:
            raise Objected(full_objection(service, answer.period, later))
        day = order.wanted_on = later
        answer = capacity.ask(service, day)
    if answer.is_refused:
        raise Objected(full_objection(service, answer.period, None))
    order.period = answer.period
    if answer.is_waiting:
        order.waiting_since = at
    return answer.is_waiting


def full_objection(
    service: Service, period: CapacityPeriod | None, later: date | None
) -> Objection:
    """Why there is no place, when there is one, and that one may wait."""
    named = period_words(period) if period else Phrase("这一期")
    then = (
        Phrase("最早 {month}月{day}日 起有名额", month=later.month, day=later.day)
        if later
        else Phrase("最近半年都约满了")
    )
    words = Phrase(
        "“{service}”{named}已满，{then}。可以约到那时，也可以登记排队，有人退出就轮到您。",
        service=service.name,
        named=named,
        then=then,
    )
    return Objection(AT_CAPACITY, words if later else words.replace("可以约到那时，也可以", "可以"))


def period_words(period: CapacityPeriod) -> str:
    """A week or month as people name it."""
    first = period.starts_on
    if period.period == "month":
        return Phrase("{year}年{month}月", year=first.year, month=first.month)
    return Phrase("{month}月{day}日起的一周", month=first.month, day=first.day)


def release(order: Order, before: str, *, by: Actor, at: datetime) -> None:
    """The place, or the turn, is free again; who waits longest is told by a reaction."""
    if order.period_id is None:
        return
    if before == Stage.WAITING:
        capacity.leave_queue(order.period_id)
    elif capacity.give_back(order.period_id):
        announce(order.period_id, order.county, by=by, at=at)
    order.period = None


def announce(period_id: int, county: str, *, by: Actor, at: datetime) -> None:
    """Somebody waits for a place that became free: the outbox promotes."""
    record("capacity.free", Subject("capacity_period", period_id, county, None), by=by, at=at)


def exchange(order: Order, when_full: str, *, by: Actor, at: datetime) -> bool:
    """The menu item was changed: the old place is given back, the new one taken, or waited for."""
    release(order, order.stage, by=by, at=at)
    return reserve(order, when_full, at=at)
