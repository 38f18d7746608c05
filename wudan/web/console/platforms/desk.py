"""平台台面: one platform's menu with its capacity as bars, its queue, who cooperates, what was asked."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.catalog import capacity
from wudan.catalog.enums import DutyKind, PeriodKind
from wudan.catalog.models import CapacityPeriod, Platform, PlatformDuty, Service, ServiceCapacity
from wudan.catalog.permissions import menu_objection
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.orders.enums import Stage
from wudan.orders.models import Cooperation, Order
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.picture import Figure, rows_at
from wudan.web.console.platforms.loading import WIDE, load_platform
from wudan.web.portal.room import named

_QUEUE = {
    "waiting": (Stage.WAITING,), "accepted": (Stage.ACCEPTED,), "offered": (Stage.OFFERED,),
    "serving": (Stage.SCHEDULED, Stage.STARTED),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the menu; its period if it is limited: fits parts/progress.html."""

    service: Service
    limit: str
    taken: int
    places: int
    waiting: int
    when: str

    @property
    def is_full(self) -> bool:
        """No place is left in the present period."""
        return bool(self.places) and self.taken >= self.places


@for_roles(*WIDE, "department_officer")
def platform_desk(request: HttpRequest, code: str) -> HttpResponse:
    """Everything of one platform that one looks at in the morning."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    duties = list(platform.duties.select_related("unit").order_by("starts_on"))
    items = items_of(platform, today)
    pieces = Cooperation.objects.visible_to(actor, on=today).filter(platform=platform).open()
    pieces = pieces.select_related("unit", "order__service", "service").order_by("due_at", "pk")
    context = {
        "platform": platform,
        "lead": next((d for d in duties if d.kind == DutyKind.LEAD and _runs(d, today)), None),
        "next_lead": next(
            (d for d in duties if d.kind == DutyKind.LEAD and d.starts_on > today), None
        ),
        "cooperating": [d for d in duties if d.kind == DutyKind.COOPERATING and _runs(d, today)],
        "items": items,
        "limited": [item for item in items if item.places],
        "queue": _queue(actor, platform, today),
        "pieces": list(pieces[:20]),
        "now": clock.now(),
        "may_keep": menu_objection(actor, platform, on=today) is None,
    }
    return render(request, "console/platforms/desk.html", context)


def items_of(platform: Platform, today: date) -> list[Item]:
    """The menu in its order: those on offer first. Three statements."""
    services = list(Service.objects.filter(platform=platform).order_by("-is_offered", "position"))
    limits = {
        row.service_id: row
        for row in ServiceCapacity.objects.filter(service__platform=platform).on(today)
    }
    counted = {
        row.service_id: row
        for row in CapacityPeriod.objects.filter(service__platform=platform).holding(today)
    }
    return [_item(s, limits.get(s.pk), counted.get(s.pk), today) for s in services]


def _item(
    service: Service, limit: ServiceCapacity | None, row: CapacityPeriod | None, today: date
) -> Item:
    if limit is None:
        return Item(service, _("不限"), 0, 0, 0, "")
    words = _("{period} {n} 份").format(
        period=in_words(PeriodKind(limit.period).label), n=limit.places
    )
    when = named(limit.period, capacity.bounds(limit.period, today)[0], today)
    places = (row.places if row is not None else limit.places) or 0
    return Item(service, words, row.taken if row else 0, places, row.waiting if row else 0, when)


def _runs(duty: PlatformDuty, today: date) -> bool:
    return duty.starts_on <= today and (duty.ends_on is None or duty.ends_on > today)


def _queue(actor: Actor, platform: Platform, today: date) -> list[Figure]:
    """How many orders stand where; each number opens to its rows."""
    labels = {
        "waiting": _("排队中"),
        "accepted": _("等派单"),
        "offered": _("等答复"),
        "serving": _("服务中"),
    }
    orders = Order.objects.visible_to(actor, on=today).filter(platform=platform)
    counted = Counter(dict(orders.order_by().values_list("stage").annotate(n=Count("pk"))))
    return [
        Figure(
            labels[name], sum(counted[stage] for stage in stages),
            rows_at(platform=platform.pk, stage=list(stages)),
        )
        for name, stages in _QUEUE.items()
    ]  # fmt: skip
