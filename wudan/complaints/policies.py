"""归谁办: the nearest desk above everybody a complaint is about (ADR 57).

A station's goes to its institute, an institute's to the center office, the office's own to the auditor; one
about the auditor stays with the office. Whoever it is about, and all below them, never see it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wudan.activities.models import Activity
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints.enums import ComplaintDesk
from wudan.complaints.querysets import paths_above
from wudan.orders.models import Dispatch, Order
from wudan.people.models import Post
from wudan.people.roles import APART


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a complaint is about: a unit with all below it, a person, a role."""

    path: str = ""
    person_id: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Which desk, at which unit."""

    desk: ComplaintDesk
    holder: Unit


def parties_of(
    *, unit: Unit | None, role: str, order: Order | None, activity: Activity | None, on: date
) -> list[Party]:
    """Everybody it is about."""
    found: list[Party] = []
    if role in APART:
        holders = Post.objects.held_on(on).filter(role=role).values_list("person", flat=True)
        return [Party(role=role), *(Party(person_id=pk) for pk in holders)]
    if unit is not None:
        found.append(Party(path=unit.path))
    if unit is not None and role:
        held = Post.objects.held_on(on).filter(unit=unit, role=role)
        found += [Party(person_id=pk) for pk in held.values_list("person", flat=True)]
    if order is not None:
        units = {order.unit, order.origin}
        units |= {one.unit for one in Dispatch.objects.filter(order=order).select_related("unit")}
        found += [Party(path=one.path) for one in units if one is not None]
    if activity is not None:
        found += [Party(path=activity.unit.path), Party(person_id=activity.leader_id)]
        found += [Party(path=activity.team.unit.path)] if activity.team else []
    return sorted(set(found), key=lambda one: (one.path, one.person_id or 0, one.role))


def route_of(parties: Iterable[Party], *, county: str, on: date) -> Route:
    """The nearest desk strictly above all of them that somebody sits at."""
    paths = [one.path for one in parties if one.path]
    center = Unit.objects.filter(county=county, kind=UnitKind.CENTER, ends_on=None).order_by("pk")[
        0
    ]
    if center.path in paths:
        return Route(ComplaintDesk.AUDIT, center)
    if paths and (institute := _institute_above(paths, on)) is not None:
        return Route(ComplaintDesk.INSTITUTE, institute)
    return Route(ComplaintDesk.OFFICE, center)


def above(desk: str, *, county: str) -> ComplaintDesk:
    """Where it goes when this desk is late, or the complainant is not content."""
    return ComplaintDesk.OFFICE if desk == ComplaintDesk.INSTITUTE else ComplaintDesk.AUDIT


def center_of(county: str) -> Unit:
    """Where the office and the auditor sit."""
    return Unit.objects.filter(county=county, kind=UnitKind.CENTER, ends_on=None).order_by("pk")[0]


def _institute_above(paths: Sequence[str], on: date) -> Unit | None:
    shared = set.intersection(*(set(paths_above(path)) - {path} for path in paths))
    rows = Unit.objects.filter(path__in=shared, kind=UnitKind.INSTITUTE).order_by("-path")
    found = rows.first()
    if found is None:
        return None
    staffed = Post.objects.held_on(on).filter(unit=found, role="institute_staff").exists()
    return found if staffed else None
