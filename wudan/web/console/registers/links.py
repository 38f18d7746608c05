"""Where the rows of a figure are shown: a link only for who may see the row; one statement a kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from wudan.activities.models import Activity
from wudan.deliveries.models import Delivery
from wudan.inspections.models import UnitVisit, Visit
from wudan.ledger.models import ServiceRecord
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.projects.models import Forum, Project
from wudan.registers.week import Line
from wudan.sites.models import Booking, Rectification, SiteCheck
from wudan.teams.models import SupportOrder, Team, TrainingSession
from wudan.web.console.guard import READERS, SITES

_TEAM_READERS = frozenset(
    {"institute_staff", "center_office", "department_officer", "leader", "auditor"}
)


class _Page(NamedTuple):
    name: str
    column: str
    rows: Callable[[Actor, date], QuerySet[Any]]


def _teams(actor: Actor, today: date) -> QuerySet[Team]:
    rows = Team.objects.active(settings.PACK.county)
    return rows if actor.role in _TEAM_READERS else rows.none()


_PAGES: dict[str, _Page] = {
    "order": _Page("order", "no", lambda actor, today: Order.objects.visible_to(actor, on=today)),
    "activity": _Page("activity", "no", lambda actor, today: Activity.objects.readable_by(actor)),
    "delivery": _Page("delivery", "no", lambda actor, today: Delivery.objects.visible_to(actor)),
    "booking": _Page("booking", "no", lambda actor, today: Booking.objects.visible_to(actor)),
    "training": _Page(
        "training-session", "pk", lambda actor, today: TrainingSession.objects.kept_by(actor)
    ),
    "record": _Page(
        "hours-record", "no", lambda actor, today: ServiceRecord.objects.visible_to(actor)
    ),
    "team": _Page("team", "pk", _teams),
    "support": _Page(
        "support-order", "pk", lambda actor, today: SupportOrder.objects.visible_to(actor)
    ),
    "check": _Page("check", "pk", lambda actor, today: SiteCheck.objects.visible_to(actor)),
    "rectification": _Page(
        "rectification", "pk", lambda actor, today: Rectification.objects.visible_to(actor)
    ),
    "visit": _Page("inspection-visit", "pk", lambda actor, today: Visit.objects.visible_to(actor)),
    "unit_visit": _Page(
        "unit-visit", "pk", lambda actor, today: UnitVisit.objects.visible_to(actor)
    ),
    "project": _Page("project", "pk", lambda actor, today: Project.objects.visible_to(actor)),
    "forum": _Page(
        "forum", "pk",
        lambda actor, today: Forum.objects.visible_to(actor, county=settings.PACK.county),
    ),
}  # fmt: skip

_WITHIN_REACH = frozenset({"order", "activity", "delivery"})
"""What sites, leaders and auditors see of every unit they reach: no need to ask which."""
_SEES_BRANCH = frozenset({*SITES, *READERS})

Row = tuple[str, int]
"""Kind and key, as Part has them."""


def urls_of(rows: Iterable[Row], actor: Actor, *, today: date) -> dict[Row, str]:
    """Row → its page, for those the actor may see; a statement a kind."""
    wanted = defaultdict[str, set[int]](set)
    for kind, pk in rows:
        wanted[kind].add(pk)
    found: dict[Row, str] = {}
    for kind, pks in wanted.items():
        if page := _PAGES.get(kind):
            seen = page.rows(actor, today).filter(pk__in=sorted(pks)).order_by()
            for pk, shown in seen.values_list("pk", page.column):
                found[kind, pk] = reverse(page.name, args=[shown])
    return found


def urls_of_lines(lines: Iterable[Line], actor: Actor, *, today: date) -> dict[Row, str]:
    """The same for lines of a register of a unit that the actor reaches; mostly no statement."""
    found: dict[Row, str] = {}
    asked: list[Row] = []
    for line in lines:
        if actor.role in _SEES_BRANCH and line.kind in _WITHIN_REACH:
            found[line.kind, line.pk] = reverse(_PAGES[line.kind].name, args=[line.evidence])
        elif line.kind == "training":
            if actor.may("keep_training") and line.path.startswith(actor.unit_path):
                found[line.kind, line.pk] = reverse(_PAGES[line.kind].name, args=[line.pk])
        else:
            asked.append((line.kind, line.pk))
    return found | urls_of(asked, actor, today=today)
