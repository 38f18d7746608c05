"""八大平台: the county's view over its platforms (R041); every number opens to its rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.catalog.enums import DutyKind
from wudan.catalog.models import CapacityPeriod, Platform, PlatformDuty, Service
from wudan.kit import clock
from wudan.orders.flow import OPEN
from wudan.orders.models import Cooperation, Order
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.picture import rows_at
from wudan.web.console.platforms.loading import WIDE, platforms_of


@dataclass(frozen=True, slots=True)
class Line:
    """One platform and how it stands."""

    platform: Platform
    lead: str
    cooperating: int
    offered: int
    taken: int
    places: int
    waiting: int
    in_hand: int
    in_hand_url: str
    pieces: int


@for_roles(*WIDE, "department_officer")
def platform_list(request: HttpRequest) -> HttpResponse:
    """The platforms in their official order; never ranked."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    lines = _lines(actor, today)
    context = {"lines": lines, "is_whole": actor.role in WIDE}
    return render(request, "console/platforms/list.html", context)


def _lines(actor: Actor, today: date) -> list[Line]:
    platforms = list(platforms_of(actor, today))
    leads, helping = _duties(today)
    offered = _counted(Service.objects.filter(is_offered=True), "platform")
    orders = Order.objects.visible_to(actor, on=today).filter(stage__in=OPEN)
    in_hand, pieces = (
        _counted(orders, "platform"),
        _counted(Cooperation.objects.visible_to(actor, on=today).open(), "platform"),
    )
    held = {
        platform: (taken, places, waiting)
        for platform, taken, places, waiting in CapacityPeriod.objects.holding(today)
        .exclude(places=None).order_by().values_list("service__platform")
        .annotate(a=Sum("taken"), b=Sum("places"), c=Sum("waiting"))
    }  # fmt: skip
    none = (0, 0, 0)
    return [
        Line(
            one, leads.get(one.pk, ""), helping[one.pk], offered[one.pk],
*held.get(one.pk, none), in_hand[one.pk],
            rows_at(platform=one.pk, stage=sorted(OPEN)), pieces[one.pk],
        )
        for one in platforms
    ]  # fmt: skip


def _duties(today: date) -> tuple[dict[int, str], Counter[int]]:
    """Who leads, and how many cooperate."""
    leads: dict[int, str] = {}
    helping: Counter[int] = Counter()
    for duty in PlatformDuty.objects.on(today).select_related("unit"):
        if duty.kind == DutyKind.LEAD:
            leads[duty.platform_id] = duty.unit.short_name
        else:
            helping[duty.platform_id] += 1
    return leads, helping


def _counted(rows: object, by: str) -> Counter[int]:
    counted = rows.order_by().filter(~Q(**{by: None})).values_list(by).annotate(n=Count("pk"))  # type: ignore[attr-defined]
    return Counter(dict(counted))
