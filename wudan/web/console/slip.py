"""回执: a sheet for the beneficiary, with the number, the code, and whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.sites.models import Site
from wudan.web.console.guard import SITES, for_roles
from wudan.web.loading import load_order


@for_roles(*SITES)
def order_slip(request: HttpRequest, no: str) -> HttpResponse:
    """The slip, made to be printed."""
    order = load_order(request, no)
    site = Site.objects.filter(unit=order.unit_id).first()
    return render(request, "console/slip.html", {"order": order, "site": site})
