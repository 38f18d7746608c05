"""One address for an order; residents get the portal's page, staff the console's.

The contact is masked on it. It is asked for by a form with a purpose, shown once in the answer,
and that reading is in the journal.
"""

from django.http import HttpRequest, HttpResponse

from wudan.kit import clock
from wudan.orders.actions import Contact, reveal_contact
from wudan.orders.models import Order
from wudan.web.acting import actor_of
from wudan.web.console.order_desk import staff_page
from wudan.web.loading import load_order
from wudan.web.portal.order_story import own_order
from wudan.web.posting import go, page


def order(request: HttpRequest, no: str) -> HttpResponse:
    """The order's page, for whoever may see it."""
    return _page(request, load_order(request, no))


def contact(request: HttpRequest, no: str) -> HttpResponse:
    """The order's page with phone and address in full, once."""
    found = load_order(request, no)
    if request.method != "POST":
        return go(request, page("order", no))
    shown = reveal_contact(
        order=found, purpose=request.POST.get("purpose", ""), by=actor_of(request), at=clock.now()
    )
    answer = _page(request, found, shown)
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: HttpRequest, found: Order, shown: Contact | None = None) -> HttpResponse:
    actor = actor_of(request)
    if actor.is_staff:
        return staff_page(request, found, contact=shown)
    return own_order(request, found, contact=shown)
