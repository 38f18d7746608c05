"""限量: how many places a menu item has a week or a month, from a week or month on."""

from datetime import date, datetime

from django.db.models import Q

from wudan.catalog import capacity
from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import CapacityPeriod, Service, ServiceCapacity
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

MOST_PLACES = 9999


@one_transaction
def limit_service(
    *, service: Service, period: str, places: int | None, starts_on: date, by: Actor, at: datetime
) -> Service:
    """Set, change or (`places` None) lift the limit from the period of a day on.

    What was taken stays taken: a limit below it is refused, and so is changing weeks into months
    where somebody has a place already. Raises Missing, Objected, Malformed.
    """
    service = lock_service(service)
    insist(menu_objection(by, service.platform, on=day_of(at)))
    limit(service, period, places, starts_on, at=at)
    facts = {"period": period, "places": places, "from": starts_on.isoformat()}
    journal("service.limit", "service", service.pk, service.county, by=by, at=at, facts=facts)
    return service


def limit(
    service: Service, period: str, places: int | None, starts_on: date, *, at: datetime
) -> None:
    """Write a limit, the item locked and the person checked. Raises Malformed."""
    if period not in PeriodKind.values:
        raise Malformed({"period": "请选按周还是按月。"})
    if places is not None and not 1 <= places <= MOST_PLACES:
        raise Malformed(
            {
                "places": Phrase(
                    "名额是 1 到 {most_places}；不限就留空，不办请下架。", most_places=MOST_PLACES
                )
            }
        )
    first = capacity.bounds(period, starts_on)[0]
    if capacity.bounds(period, day_of(at))[0] > first:
        raise Malformed({"starts_on": "限量只能从这一期或以后起，过去的不改。"})
    _change_counted(service, period, places, first)
    _change_limits(service, period, places, first)
    if places is not None and not service.is_limited:
        service.is_limited = True
        service.save(update_fields=["is_limited"])


def _change_counted(service: Service, period: str, places: int | None, first: date) -> None:
    """The periods that are counted already get the new places."""
    rows = CapacityPeriod.objects.select_for_update().filter(service=service, ends_on__gt=first)
    counted = list(rows.order_by("pk"))
    used = [row for row in counted if row.taken or row.waiting]
    if places is not None:
        other = [row for row in used if row.period != period]
        if other:
            after = max(row.ends_on for row in other)
            words = Phrase(
                "已经有人按原来的周期约了，从 {after:%Y-%m-%d} 起才能换周期。", after=after
            )
            raise Malformed({"period": words})
        most = max((row.taken for row in used), default=0)
        if most > places:
            raise Malformed({"places": Phrase("已经约出去 {most} 份，名额不能比这少。", most=most)})
    CapacityPeriod.objects.filter(pk__in=[r.pk for r in counted if r not in used]).delete()
    CapacityPeriod.objects.filter(pk__in=[row.pk for row in used]).update(places=places)


def _change_limits(service: Service, period: str, places: int | None, first: date) -> None:
    """The limit in force ends where the new one begins; later ones are replaced."""
    limits = ServiceCapacity.objects.filter(service=service)
    limits.filter(starts_on__gte=first).delete()
    limits.filter(Q(ends_on=None) | Q(ends_on__gt=first)).update(ends_on=first)
    if places is not None:
        ServiceCapacity.objects.create(
            service=service, period=period, places=places, starts_on=first
        )
