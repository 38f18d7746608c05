"""邀约与排期: what a team is asked, what it has promised, what it has done. A department sees
its duties here, a volunteer the schedule of their teams."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.catalog.enums import Risk
from wudan.deliveries.models import DeliveryOffer
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.orders.enums import Stage
from wudan.orders.flow import SERVING
from wudan.orders.models import Cooperation, Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.teams.models import Team
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import Row, row_of
from wudan.web.console.stages import DONE
from wudan.web.console.team_papers import endings_of

_MOST = 60
_DONE_SHOWN = 10
_RISKS = {
    Risk.BODILY: Phrase("有人身风险：要有保险，两人以上同去。"),
    Risk.MEDICAL: Phrase("涉及医疗：要有证的人做，不开药、不打针。"),
    Risk.LEGAL: Phrase("涉及法律：只讲解，不代写代诉；拿不准的请找法律援助。"),
    Risk.MINORS: Phrase("面向未成年人：要有两名成年人在场，家长知情。"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One order as the team sees it."""

    row: Row
    risk: str
    starts_at: datetime | None
    contact: str
    people: int
    done_at: datetime | None


@for_roles("team_leader", "department_officer", "resident")
def team_desk(request: HttpRequest) -> HttpResponse:
    """Offers with time left, the schedule, recently done."""
    actor, now = actor_of(request), clock.now()
    if not actor.is_staff and not actor.team_ids:
        raise Missing
    units = {actor.unit_id} if actor.is_staff else actor.team_ids
    orders = Order.objects.visible_to(actor, on=clock.day_of(now)).filter(dispatch__unit__in=units)
    orders = orders.with_names().defer(None).select_related("dispatch__fulfillment")
    open_ = orders.filter(stage__in=[Stage.OFFERED, *SERVING]).soonest_due_first()[:_MOST]
    tasks = [_task(order, now) for order in open_]
    scheduled = [task for task in tasks if task.row.state != Stage.OFFERED]
    context = {
        "offers": [task for task in tasks if task.row.state == Stage.OFFERED],
        "schedule": sorted(scheduled, key=lambda task: task.starts_at or now),
        "done": _done(orders, now),
        "is_department": actor.role == "department_officer",
        "pieces": _pieces(actor),
        "answers": actor.is_staff,
        "asked": _asked(actor) if actor.is_staff else None,
        **_own(actor, clock.day_of(now)),
    }
    return render(request, "console/team_desk.html", context)


def _asked(actor: Actor) -> dict[str, object]:
    """How many deliveries wait for this party's answer, and until when the first does."""
    waiting = DeliveryOffer.objects.asked_of(actor.unit_id)
    return waiting.aggregate(many=Count("pk"), first=Min("due_at"))


def _pieces(actor: Actor) -> list[Cooperation]:
    """What other departments asked of this one, and it owes; the first due first."""
    if actor.role != "department_officer":
        return []
    return list(Cooperation.objects.waiting_for(actor.unit_id)[:_MOST])


def _own(actor: Actor, today: date) -> dict[str, object]:
    """A leader's own team, and what of its papers is over or ends soon."""
    if actor.role != "team_leader":
        return {"own": None, "endings": [], "has_below": False}
    own = Team.objects.active(settings.PACK.county).filter(unit=actor.unit_id).first()
    return {
        "own": own, "endings": endings_of(own, today) if own else [],
        "has_below": own is not None and own.tier < len(settings.PACK.tiers) and own.below.exists(),
    }  # fmt: skip


def _done(orders: OrderQuerySet, now: datetime) -> list[Task]:
    """The last few: found by their numbers first, for whole rows of years are dear to sort."""
    latest = orders.filter(stage__in=DONE).order_by("-dispatch__fulfillment__done_at", "-pk")
    numbers = list(latest.values_list("pk", flat=True)[:_DONE_SHOWN])
    rows = orders.in_bulk(numbers)
    return [_task(rows[number], now) for number in numbers if number in rows]


def _task(order: Order, now: datetime) -> Task:
    made = getattr(order.dispatch, "fulfillment", None)
    return Task(
        row=row_of(order, now),
        risk=risk_note(order),
        starts_at=made.starts_at if made else None,
        contact=made.contact if made else "",
        people=made.people_count if made else order.headcount,
        done_at=made.done_at if made else None,
    )


def risk_note(order: Order) -> str:
    """What to mind, in one line; empty when there is nothing particular."""
    risk = order.service.risk if order.service else ""
    return _(_RISKS[Risk(risk)]) if risk in _RISKS else ""
