"""Load what an address names, through what the actor may see; a stranger gets 404."""

from django.http import HttpRequest

from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing
from wudan.orders.models import Order
from wudan.web.acting import actor_of


def load_order(request: HttpRequest, no: str) -> Order:
    """The order with all that its page shows. Raises Missing."""
    if not numbers.is_number(no):
        raise Missing
    actor, today = actor_of(request), clock.day_of(clock.now())
    visible = Order.objects.visible_to(actor, on=today).with_names().with_due()
    try:
        return visible.get(no=no)
    except Order.DoesNotExist:
        raise Missing from None
