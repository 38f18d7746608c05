"""送到身边来: what teams have promised to bring to the villages; nobody need sign in."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.deliveries.enums import Way
from wudan.deliveries.models import Delivery
from wudan.kit import clock
from wudan.kit.clock import local
from wudan.web.acting import is_signed_in, person_of
from wudan.web.templatetags.words import day

_MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One that comes."""

    title: str
    when: str
    where: str
    who: str
    words: str
    is_online: bool


@login_not_required
def coming(request: HttpRequest) -> HttpResponse:
    """What comes to one's own village first; then all, or one town."""
    now, home = clock.now(), person_of(request).home if is_signed_in(request) else None
    towns = list(
        Unit.objects.open_on(clock.day_of(now))
        .filter(county=settings.PACK.county, kind=UnitKind.INSTITUTE)
        .order_by("path")
    )
    town = next((unit for unit in towns if unit.key == request.GET.get("town")), None)
    rows = Delivery.objects.promised().filter(county=settings.PACK.county, ends_at__gt=now)
    if town is not None:
        rows = rows.filter(unit__path__startswith=town.path)
    found = list(rows.with_names().order_by("starts_at", "pk")[:_MOST])
    mine = [row for row in found if home is not None and row.unit_id == home.pk]
    context = {
        "mine": [_line(row) for row in mine],
        "others": [_line(row) for row in found if row not in mine],
        "towns": towns, "town": town,
    }  # fmt: skip
    return render(request, "portal/deliveries.html", context)


def _line(row: Delivery) -> Line:
    return Line(
        row.round.service.name, f"{day(row.day)} {local(row.starts_at):%H:%M}–{local(row.ends_at):%H:%M}",
        row.unit.short_name, row.party.short_name if row.party else "", row.round.words,
        row.round.way == Way.ONLINE,
    )  # fmt: skip
