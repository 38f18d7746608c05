"""没有满足的需求: by reason, platform, month of the year and town; every number opens to its rows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import AreaLevel
from wudan.areas.models import Area
from wudan.catalog.models import Platform, Service
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.orders.enums import UnmetReason
from wudan.orders.models import Order
from wudan.orders.unmet import Unmet, searched_in_vain, summed, unmet_needs
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.picture import Figure, rows_at
from wudan.web.console.platforms.loading import WIDE

_DAYS = 365


@dataclass(frozen=True, slots=True)
class Table:
    """One way of counting: its name, its figures, the largest."""

    name: str
    figures: list[Figure]

    @property
    def most(self) -> int:
        """For the bars."""
        return max((figure.number for figure in self.figures), default=0) or 1


@for_roles(*OFFICE, *READERS, "department_officer")
def unmet(request: HttpRequest) -> HttpResponse:
    """A year of needs that were not met, among the orders that the reader may see."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    since, until = today - timedelta(days=_DAYS), today + timedelta(days=1)
    needs = unmet_needs(Order.objects.visible_to(actor, on=today), since=since, until=until)
    by_reason = summed(needs, "reason")
    context = {
        "since": since, "total": sum(by_reason.values()),
        "reasons": [
            Figure(in_words(reason.label), by_reason[reason.value], rows_at(unmet=reason.value, days=_DAYS))
            for reason in UnmetReason
        ],
        "tables": _tables(needs, today),
        "searches": searched_in_vain(settings.PACK.county, since=since, until=until)
        if actor.role in {*WIDE, "department_officer"} else [],
    }  # fmt: skip
    return render(request, "console/platforms/unmet.html", context)


def _tables(needs: list[Unmet], today: date) -> list[Table]:
    platforms, services = summed(needs, "platform_id"), summed(needs, "service_id")
    months, towns = summed(needs, "month"), summed(needs, "town")
    named = {
        pk: (name, platform)
        for pk, name, platform in Service.objects.filter(
            pk__in=[k for k in services if k]
        ).values_list("pk", "name", "platform")
    }
    areas = dict(
        Area.objects.filter(
            level=AreaLevel.TOWN, code__in=[t for t in towns if t], ends_on=None
        ).values_list("code", "name")
    )
    by_platform = [
        Figure(one.name, platforms[one.pk], rows_at(unmet="any", days=_DAYS, platform=one.pk))
        for one in Platform.objects.filter(county=settings.PACK.county) if platforms[one.pk]
    ]  # fmt: skip
    if platforms[None]:
        by_platform.append(
            Figure(
                _("类别未定"), platforms[None], rows_at(unmet="any", days=_DAYS, platform="none")
            )
        )
    by_service = [
        Figure(named[pk][0], number, rows_at(unmet="any", days=_DAYS, service=pk))
        for pk, number in sorted(services.items(), key=lambda pair: named.get(pair[0], ("", 0)))  # type: ignore[call-overload]
        if pk in named
    ]
    by_month = [
        Figure(_("{n} 月").format(n=n), months[n], rows_at(unmet="any", days=_DAYS, season=n))
        for n in range(1, 13) if months[n]
    ]  # fmt: skip
    by_town = [
        Figure(areas.get(code, _("县里")), towns[code], rows_at(unmet="any", days=_DAYS, town=code))
        for code in sorted(map(str, towns))
    ]
    return [
        Table(_("按平台"), by_platform), Table(_("按菜单项"), by_service),
        Table(_("按季节（一年里的哪个月）"), by_month), Table(_("按乡镇"), by_town),
    ]  # fmt: skip
