"""回执: a sheet for the beneficiary, with the number, the code, and whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.orders import actions
from wudan.orders.policies import SLIP_TRIES
from wudan.sites.models import Site
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.loading import load_order
from wudan.web.posting import new_token, once, page


@for_roles(*SITES)
def order_slip(request: HttpRequest, no: str) -> HttpResponse:
    """The slip, made to be printed."""
    order = load_order(request, no)
    site = Site.objects.filter(unit=order.unit_id).first()
    shut = order.slip_misses >= SLIP_TRIES
    context = {
        "order": order, "site": site, "shut": shut, "token": new_token(),
        "sayings": order.sayings.order_by("pk"),
    }  # fmt: skip
    return render(request, "console/slip.html", context)


@for_roles(*SITES)
@require_POST
def slip_code(request: HttpRequest, no: str) -> HttpResponse:
    """A new code on the slip; the old one opens nothing any more."""
    order = load_order(request, no)

    def do() -> str:
        actions.redraw_slip(order=order, by=actor_of(request), at=clock.now())
        return page("order-slip", no)

    return once(request, do)
