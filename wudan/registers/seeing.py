"""挂着的事里谁看得到哪些: of what still hangs on a unit that is to end, what an actor may open."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.complaints.models import Complaint
from wudan.deliveries.models import Delivery, RoundPlan
from wudan.inspections.models import UnitVisit, Visit
from wudan.intake.models import Kiosk
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.projects.models import Organisation, Project, Representative
from wudan.rewards.models import Shop
from wudan.sites.models import Booking, Loan, Resource, Room
from wudan.teams.models import Appeal, Founding, SupportOrder, Team, TrainingSession

Named = tuple[str, str]
"""One thing by its kind and how it is found there."""
Seen = Callable[[Actor, date], "QuerySet[Any, Any]"]
_NUMBERED = frozenset({"order", "complaint", "activity", "delivery", "plan", "booking"})
"""Found by a number of their own; the others by key."""
_SEEN: dict[str, Seen] = {
    "order": lambda by, on: Order.objects.visible_to(by, on=on),
    "complaint": lambda by, on: Complaint.objects.visible_to(by),
    "activity": lambda by, on: Activity.objects.run_by(by),
    "delivery": lambda by, on: Delivery.objects.visible_to(by),
    "plan": lambda by, on: RoundPlan.objects.visible_to(by),
    "booking": lambda by, on: Booking.objects.visible_to(by),
    "loan": lambda by, on: Loan.objects.visible_to(by),
    "project": lambda by, on: Project.objects.visible_to(by),
    "support": lambda by, on: SupportOrder.objects.visible_to(by),
    "site": lambda by, on: Unit.objects.filter(_reached(by, "path")),
    "team": lambda by, on: Team.objects.filter(_reached(by, "unit__path")),
    "post": lambda by, on: Post.objects.visible_to(by),
    "room": lambda by, on: Room.objects.kept_by(by),
    "shop": lambda by, on: Shop.objects.kept_by(by),
    "resource": lambda by, on: Resource.objects.filter(
        _reached(by, "unit__path") | _reached(by, "host__path")
    ),
    "training": lambda by, on: TrainingSession.objects.kept_by(by),
    "appeal": lambda by, on: Appeal.objects.held_by(by),
    "founding": lambda by, on: Founding.objects.kept_by(by),
    "kiosk": lambda by, on: Kiosk.objects.visible_to(by),
    "representative": lambda by, on: Representative.objects.visible_to(by),
    "organisation": lambda by, on: Organisation.objects.filter(
        _reached(by, "unit__path") if by.may("keep_guests") else Q(pk=None)
    ),
    "visit": lambda by, on: Visit.objects.visible_to(by),
    "unit_visit": lambda by, on: UnitVisit.objects.visible_to(by),
}
"""Of each kind which an actor may see on a day."""


def seen_of(found: Collection[Named], by: Actor, *, on: date) -> set[Named]:
    """Which of these are the actor's to see; a statement a kind."""
    seen: set[Named] = set()
    for kind in dict.fromkeys(kind for kind, _ref in found):
        refs = [ref for one, ref in found if one == kind]
        field = "no" if kind in _NUMBERED else "pk"
        rows = _SEEN[kind](by, on).filter(**{f"{field}__in": refs})
        seen |= {(kind, str(ref)) for ref in rows.values_list(field, flat=True)}
    return seen


def _reached(by: Actor, path: str) -> Q:
    return Q(**{f"{path}__startswith": by.unit_path or "-"})
