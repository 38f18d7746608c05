"""上架、下架: an item that a project gave comes back with its project alone (R065, R068)."""

from datetime import datetime

from wudan.catalog import actions as menu
from wudan.catalog.models import Service
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock, one_transaction
from wudan.projects.models import Project
from wudan.projects.permissions.changes import putting_back_objection


@one_transaction
def offer_item(*, service: Service, offered: bool, why: str, by: Actor, at: datetime) -> Service:
    """Offer an item of the menu, or no longer. Raises Missing, Objected, Malformed."""
    insist(menu_objection(by, service.platform, on=day_of(at)))
    project = Project.objects.filter(service=service.pk).first()
    if offered and project is not None:
        insist(putting_back_objection(lock(project)))
    return menu.offer_service(service=service, offered=offered, why=why, by=by, at=at)
