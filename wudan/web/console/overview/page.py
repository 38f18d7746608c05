"""情况: one page for five minutes before a meeting, at each post for what it answers for.

Numbers come from the kept statistics, say as of when, and open to their rows. Eight statements at
most, however many orders there are. Nothing is ranked.
"""

from datetime import datetime
from functools import cache

from django.conf import settings
from django.db.models import BigIntegerField, CharField, DateTimeField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.orders.models import Deadline
from wudan.people.actors import Actor
from wudan.statistics.known import known
from wudan.tables.prepared import Prepared, slot
from wudan.tables.replica import reports
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES, for_roles
from wudan.web.console.overview import blocks
from wudan.web.console.overview.asked import tabs_of, time_of, unit_of
from wudan.web.console.overview.department import department_page
from wudan.web.console.overview.places import by_parent, places, silent, sites_within
from wudan.web.console.picture import rows_at
from wudan.web.console.reports import SPREAD_READERS
from wudan.web.console.rows import Row, row_of

_LATE_SHOWN = 8
_TITLES = {
    UnitKind.CENTER: Phrase("全县情况"),
    UnitKind.INSTITUTE: Phrase("全镇情况"),
    UnitKind.STATION: Phrase("本村情况"),
}


@for_roles(*READERS, *SITES, "department_officer")
@reports
def overview(request: HttpRequest) -> HttpResponse:
    """What was asked, by whom served, where nothing happens."""
    actor, now = actor_of(request), clock.now()
    time = time_of(request, now)
    if actor.role == "department_officer":
        return department_page(request, time, actor)
    within = sites_within(
        actor.unit_path or "-", span=time.span, start=time.start, today=clock.day_of(now)
    )
    asked = time.of(unit_of(request, actor, within))
    sites = [one for one in within if one.is_within(asked.unit.path) and one.pk != asked.unit.pk]
    by_pk = {one.pk: one for one in within}
    told = known(asked.unit.pk, span=asked.span, start=asked.start)
    quiet = silent(asked, sites)
    late = _late(actor, asked.unit, now)
    under = {"under": asked.unit.pk} if asked.unit.pk != actor.unit_id else {}
    context = {
        "title": _(_TITLES.get(UnitKind(asked.unit.kind), Phrase("情况"))), "unit": asked.unit, "at": now,
        "above": by_pk.get(asked.unit.parent_id or 0), "month": asked.text,
        "months": tabs_of(request, asked), "in_hand": blocks.in_hand(told, under=under),
        "late": late[:_LATE_SHOWN],
        "more_late": rows_at(overdue=1, **under) if len(late) > _LATE_SHOWN else "",
        "steps": blocks.funnel(told.all, asked), "outcomes": blocks.outcomes(told.all, asked),
        "said": blocks.said(told.all, asked), "unmet": blocks.unmet(told.all, asked),
        "breadth": blocks.breadth(told.all, asked), "by_whom": blocks.by_whom(told.all, asked),
        "poor": blocks.poor(told.all, asked),
        "platforms": blocks.by_platform(told, _platforms(), asked),
        "places": places(asked, sites, told), "silent_count": len(quiet), "silent_by": by_parent(quiet, by_pk),
        "sites_count": len(sites), "is_office": actor.role == "center_office", "sees_spread": actor.role in SPREAD_READERS,
    }  # fmt: skip
    return render(request, "console/overview/page.html", context)


def _platforms() -> QuerySet[Platform, tuple[int, str]]:
    return Platform.objects.filter(county=settings.PACK.county).values_list("pk", "name")


def _late(actor: Actor, unit: Unit, now: datetime) -> list[Row]:
    """The orders of the unit that are over their time, the most urgent first."""
    asked = _late_of(actor.role, below=unit.pk != actor.unit_id)
    late = asked(unit=actor.unit_id, path=actor.unit_path or "-", below=unit.path, now=now)
    return [row_of(one.order, now, due_at=one.due_at) for one in late]


@cache
def _late_of(role: str, *, below: bool) -> Prepared[Deadline]:
    """For who holds a role somewhere: the unit and its path are told when it is asked."""

    def build() -> QuerySet[Deadline]:
        somebody = Actor(
            person_id=None, role_code=role, post_id=0, unit_id=slot("unit", BigIntegerField()),
            unit_path=slot("path", CharField()),
        )  # fmt: skip
        late = Deadline.objects.visible_to(somebody).passed(slot("now", DateTimeField())).for_line()
        if below:
            late = late.filter(order__origin__path__startswith=slot("below", CharField()))
        return late[: _LATE_SHOWN + 1]

    return Prepared(build)
