"""What the verbs that give an order another menu item ask alike."""

from wudan.catalog.models import Service
from wudan.catalog.reach import fault_of_asking
from wudan.kit.refusals import Malformed
from wudan.orders.models import Order


def insist_on_reach(order: Order, service: Service | None) -> None:
    """The item is given where the order comes from. Raises Malformed, in words that name where it is."""
    if fault := fault_of_asking(service, order.origin.path):
        raise Malformed({"service": fault})
