"""One address for an order; residents get the portal's page, staff the console's."""

from django.http import HttpRequest, HttpResponse

from wudan.web.acting import actor_of
from wudan.web.console.order_desk import staff_page
from wudan.web.loading import load_order
from wudan.web.portal.order_story import own_order


def order(request: HttpRequest, no: str) -> HttpResponse:
    """The order's page, for whoever may see it."""
    found, actor = load_order(request, no), actor_of(request)
    if actor.is_staff:
        return staff_page(request, found)
    return own_order(request, found, actor=actor)
