"""One's own orders, open ones first. A team's orders are on the team's page."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.portal.cards import order_card

PAGE = 20
_CLOSED_LAST = ExpressionWrapper(Q(closed_at__isnull=False), output_field=BooleanField())


def my_orders(request: HttpRequest) -> HttpResponse:
    """A page of twenty; `after` names the last one seen."""
    actor, after = actor_of(request), request.GET.get("after", "")
    if actor.is_staff:
        return render(request, "portal/placing_under_post.html")
    shown = list(_after(_own(actor), after)[: PAGE + 1])
    context = {
        "orders": [order_card(order) for order in shown[:PAGE]],
        "next_url": _next(shown[PAGE - 1]) if len(shown) > PAGE else "",
        "previous_url": reverse("my-orders") if after else "",
    }
    return render(request, "portal/my_orders.html", context)


def _own(actor: Actor) -> OrderQuerySet:
    me = actor.person_id
    own = Q(placed_for=me) | Q(reviewer=me) | Q(placed_by=me, bond__isnull=False)
    visible = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    return visible.filter(own).with_names().order_by(_CLOSED_LAST, "-pk")


def _after(rows: OrderQuerySet, given: str) -> OrderQuerySet:
    """Those behind a place in the list, written `open-123` or `closed-123`."""
    part, _dash, pk = given.partition("-")
    if part not in {"open", "closed"} or not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        return rows
    behind = Q(closed_at__isnull=part == "open", pk__lt=int(pk))
    return rows.filter(behind | Q(closed_at__isnull=False) if part == "open" else behind)


def _next(last: Order) -> str:
    place = f"{'closed' if last.is_closed else 'open'}-{last.pk}"
    return f"{reverse('my-orders')}?after={place}"
