"""看电话和住址: the contact of an order is read in full, by who needs it, while they need it.

Shown to the sites in charge, and to the assigned team from its yes to the end of the work
(domain feature 39). The trail is written first.
"""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.places import Point
from wudan.kit.refusals import insist
from wudan.orders import permissions
from wudan.orders.models import Order
from wudan.people.actions import record_reading
from wudan.people.actors import Actor
from wudan.people.opening import own
from wudan.people.personal import Reading


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is served and where, in full."""

    name: str
    phone: str
    address: str
    point: Point | None


def reveal_contact(*, order: Order, purpose: str, by: Actor, at: datetime) -> Contact:
    """Read the contact in full. Raises Objected, or Malformed without a purpose."""
    insist(permissions.contact_objection(by, order))
    reading = record_reading(
        person=order.placed_for, kinds=("phone", "address"), purpose=purpose, by=by, at=at,
        about=f"order:{order.no}",
    )  # fmt: skip
    return _contact(order, reading)


def own_contact(order: Order, by: Actor) -> Contact | None:
    """One's own contact needs no trail; None for anybody else."""
    if by.post_id is not None or by.person_id != order.placed_for_id:
        return None
    return _contact(order, own(by, order.placed_for_id))


def _contact(order: Order, reading: Reading) -> Contact:
    person = order.placed_for
    return Contact(
        person.name, person.phone.opened(reading), order.address.opened(reading), order.point
    )
