"""全县情况: one page for five minutes before a meeting; every number opens to its rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.orders.models import Order
from wudan.web.acting import actor_of
from wudan.web.console import picture
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.months import month_span, months
from wudan.web.console.queue import Tab
from wudan.web.console.rows import address, row_of

_LATE_SHOWN = 10
_MONTHS = 3


@for_roles(*READERS, "center_office")
def overview(request: HttpRequest) -> HttpResponse:
    """What is in hand, what is late, who is silent, what the month brought."""
    actor, now = actor_of(request), clock.now()
    choices = months(now, _MONTHS)
    month = request.GET.get("month", choices[0])
    span = month_span(month) or month_span(choices[0])
    assert span is not None  # noqa: S101 - this month is a month
    month = month if month_span(month) else choices[0]
    orders = Order.objects.visible_to(actor, on=clock.day_of(now))
    placed = orders.filter(placed_at__gte=span[0], placed_at__lt=span[1])
    late = orders.open().overdue(now)
    shown = late.for_list().soonest_due_first()[:_LATE_SHOWN]
    platforms = picture.by_platform(placed, month)
    context = {
        "in_hand": picture.open_now(orders),
        "late": [row_of(order, now) for order in shown],
        "late_figure": picture.Figure("", late.count(), picture.rows_at(overdue=1)),
        "months": [
            Tab(
                one,
                address(request, month=one),
                one == month,
                placed.count() if one == month else None,
            )
            for one in choices
        ],
        "placed": picture.Figure("", placed.count(), picture.rows_at(month=month)),
        "platforms": platforms,
        "most": max((figure.number for figure in platforms), default=0) or 1,
        "unsorted": picture.Figure(
            "", placed.filter(platform=None).count(), picture.rows_at(month=month, platform="none")
        ),
        "outcomes": picture.by_outcome(placed, month),
        "ratings": picture.ratings(placed, month),
        "silent": picture.silent_villages(actor, now),
        "station_count": Unit.objects.at_or_below(actor.unit_path)
        .filter(kind=UnitKind.STATION, ends_on=None)
        .count(),
        "silent_days": picture.SILENT_DAYS,
    }
    return render(request, "console/overview.html", context)
