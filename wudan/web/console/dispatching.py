"""派单 desk: what waits to be dispatched, and what was offered and waits for an answer."""

from django.conf import settings
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import DISPATCHERS, for_roles
from wudan.web.console.queue import Tab
from wudan.web.console.registers.months import reminders
from wudan.web.console.rows import address, cut, row_of

_TABS = {"accepted": Stage.ACCEPTED, "offered": Stage.OFFERED}
_LABELS = {"accepted": Phrase("待派单"), "offered": Phrase("等答复")}
FIRST = "accepted"


@for_roles(*DISPATCHERS)
def dispatching(request: HttpRequest) -> HttpResponse:
    """Orders of the led platforms; the center sees all platforms and may pick one."""
    actor, now = actor_of(request), clock.now()
    shown = request.GET.get("tab", FIRST)
    shown = shown if shown in _TABS else FIRST
    platforms = _platforms(actor)
    orders = _to_dispatch(actor, request.GET.get("platform", ""), platforms).filter(
        county=settings.PACK.county, stage__in=_TABS.values()
    )
    counts = orders.aggregate(
        **{tab: Count("pk", filter=Q(stage=stage)) for tab, stage in _TABS.items()}
    )
    sent_to = F("dispatch__unit__short_name")
    listed = orders.filter(stage=_TABS[shown]).for_list().annotate(sent_to=sent_to)
    listed = listed.soonest_due_first()
    found, before, after = cut(request, listed)
    context = {
        "tabs": [
            Tab(_(_LABELS[tab]), address(request, tab=tab, page=""), tab == shown, counts[tab])
            for tab in _TABS
        ],
        "shown": shown,
        "lines": [(row_of(order, now), _sent_to(order), order.platform) for order in found],
        "previous_url": before,
        "next_url": after,
        "platforms": platforms,
        "platform": request.GET.get("platform", ""),
        "months": reminders(actor, now) if actor.role == "department_officer" else [],
    }
    return render(request, "console/dispatching.html", context)


def _to_dispatch(actor: Actor, platform: str, platforms: list[Platform]) -> OrderQuerySet:
    """In the actor's sight, and not a duty of the actor's own department."""
    orders = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    if actor.role == "department_officer":
        orders = orders.exclude(dispatch__unit=actor.unit_id)
    picked = next((one for one in platforms if str(one.pk) == platform), None)
    return orders.filter(platform=picked) if picked else orders


def _platforms(actor: Actor) -> list[Platform]:
    if actor.role == "department_officer":
        return []
    return list(Platform.objects.filter(county=settings.PACK.county))


def _sent_to(order: Order) -> str:
    named: str | None = getattr(order, "sent_to", None)
    return named or ""
