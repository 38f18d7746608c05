"""One order, through what an actor may see: the question under every page and every act of an order.

Asked by a statement that is built once for each kind of actor (ADR 74): the rule stays `visible_to`, told a
shape of an actor whose values are slots.
"""

from datetime import date
from functools import cache

from django.db.models import BigIntegerField, CharField, DateField

from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.orders.asked import item_of
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.tables.prepared import Prepared, slot


def shown_order(actor: Actor, no: str, *, on: date, beside: tuple[str, ...] = ()) -> Order:
    """An order with all that its page shows, its menu item as it was asked for, and the rows named in
    `beside`. Raises Missing."""
    found = _one(actor, no, on, full=True, beside=beside)
    found.service = item_of(found)
    return found


def seen_order(actor: Actor, no: str, *, on: date) -> Order:
    """The bare row: actions lock and join it themselves. Raises Missing."""
    return _one(actor, no, on, full=False, beside=())


def _one(actor: Actor, no: str, on: date, *, full: bool, beside: tuple[str, ...]) -> Order:
    if not numbers.is_number(no):
        raise Missing
    if actor.team_ids:  # as many units as there are: another statement for each number
        found = list(_rows(actor, on, full, beside).filter(no=no))
    else:
        kind = (
            actor.role_code,
            actor.person_id is None,
            actor.post_id is None,
            not actor.unit_path,
        )
        found = _asked(*kind, full, beside)(
            no=no, day=on, person=actor.person_id, unit=actor.unit_id, path=actor.unit_path
        )
    if not found:
        raise Missing
    return found[0]


@cache
def _asked(
    role: str, is_nobody: bool, is_oneself: bool, is_nowhere: bool, full: bool, beside: tuple[str, ...]
) -> Prepared[Order]:  # fmt: skip
    def build() -> OrderQuerySet:
        person, unit = (slot(name, BigIntegerField()) for name in ("person", "unit"))
        shape = Actor(
            None if is_nobody else person, role, None if is_oneself else 0, unit,
            "" if is_nowhere else slot("path", CharField()),
        )  # fmt: skip
        rows = _rows(shape, slot("day", DateField()), full, beside)
        return rows.filter(no=slot("no", CharField()))

    return Prepared(build)


def _rows(actor: Actor, on: date, full: bool, beside: tuple[str, ...]) -> OrderQuerySet:
    rows = Order.objects.visible_to(actor, on=on)
    rows = rows.with_names().with_due() if full else rows
    return rows.select_related(*beside) if beside else rows
