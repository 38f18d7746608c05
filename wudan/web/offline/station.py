"""离线站's page: a shell that holds nobody's data, so that it may lie in a telephone as it is.

What goes along comes by the API and lies sealed; the script is frontend/src/offline/station.ts.
Whoever is signed in may open it: a post may have ended while acts were waiting.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.offline.permissions import taking_objection
from wudan.web.acting import actor_of
from wudan.web.console.intake_form import IntakeForm
from wudan.web.offline.forms import BookingNote


def offline(request: HttpRequest) -> HttpResponse:
    """The shell."""
    actor = actor_of(request)
    objection = taking_objection(actor)
    takes_orders = objection is None and actor.may("place_for")
    screens = [
        ("queue", _("要交的"), "inbox"),
        ("orders", _("手上的单"), "list"),
        ("rosters", _("名册"), "people"),
        ("rooms", _("场地"), "calendar"),
    ]
    if takes_orders:
        screens.insert(1, ("order", _("代点单"), "phone"))
    context = {
        "holder": actor.person_id, "objection": objection, "screens": screens,
        "order_form": IntakeForm(actor=actor) if takes_orders else None, "booking_form": BookingNote(),
    }  # fmt: skip
    return render(request, "offline/station.html", context)
