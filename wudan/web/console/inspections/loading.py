"""Load what a page of inspections is about, through what the actor may know of."""

from django.http import HttpRequest

from wudan.inspections.models import Inspection, Visit
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of
from wudan.web.tree import place_in_tree


def load_inspection(request: HttpRequest, pk: int) -> Inspection:
    """An inspection one may know of. Raises Missing."""
    rows = Inspection.objects.visible_to(actor_of(request)).select_related("unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_visit(request: HttpRequest, pk: int) -> Visit:
    """A visit one may know of. Raises Missing."""
    rows = Visit.objects.visible_to(actor_of(request))
    named = rows.select_related(
        "inspection__unit", "site__unit__parent", "check_made", "made_under"
    )
    found = named.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def in_tree(visits: list[Visit]) -> list[Visit]:
    """Visits in the order of the tree of their sites."""
    return sorted(visits, key=lambda visit: place_in_tree(visit.site.unit.path))
