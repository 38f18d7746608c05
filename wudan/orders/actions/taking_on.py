"""A team takes an order on: what `confirm` and `claim` share."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.models import Fulfillment, Order


def take_on(
    order: Order, *, starts_at: datetime, contact: str, people_count: int, at: datetime
) -> Fulfillment:
    """The fulfillment: when, who to call, how many come. Raises Malformed."""
    faults = faults_of_appointment(starts_at, contact, people_count, at=at)
    if faults:
        raise Malformed(faults)
    assert order.dispatch is not None  # noqa: S101 - callers have just set it
    return Fulfillment.objects.create(
        county=order.county, order=order, dispatch=order.dispatch, contact=tidy(contact),
        people_count=people_count, starts_at=starts_at,
    )  # fmt: skip


def faults_of_appointment(
    starts_at: datetime, contact: str, people_count: int, *, at: datetime
) -> dict[str, str]:
    """What is wrong with an appointment, by field."""
    faults = policies.appointment_fault(starts_at, at=at)
    if not tidy(contact):
        faults["contact"] = "请写联系人，群众好知道谁来（最多 40 字）。"
    elif fault := objection_to(contact, most=40):
        faults["contact"] = fault
    if not 1 <= people_count <= 200:
        faults["people_count"] = "人数在 1 到 200 之间。"
    return faults
