"""Load what an address names, through what the actor may see; a stranger gets 404."""

from django.http import HttpRequest

from wudan.kit import clock
from wudan.orders.models import Order
from wudan.orders.shown import shown_order
from wudan.web.acting import actor_of


def load_order(request: HttpRequest, no: str) -> Order:
    """The order with all that its page shows. Raises Missing."""
    return shown_order(actor_of(request), no, on=clock.day_of(clock.now()))
