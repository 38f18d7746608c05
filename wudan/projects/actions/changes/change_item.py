"""改菜单项: what the gate judged of an item follows its project, if it has one; all else is the menu's own (R068)."""

from datetime import datetime

from wudan.catalog import actions as menu
from wudan.catalog.actions.recording import lock_service
from wudan.catalog.details import content_of, follows_by, touched_by
from wudan.catalog.models import Service
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock, one_transaction
from wudan.projects.models import Project
from wudan.projects.permissions.changes import item_objection


@one_transaction
def change_item(
    *, service: Service, wanted: menu.Wanted, why: str, by: Actor, at: datetime,
    seen: int | None = None,
) -> Service:  # fmt: skip
    """Change an item of the menu, which nobody does past the gate that admitted its project.

    Of a project's item the gate judged name, way, place, risk and insurance: they change with the project
    alone. `catalog.actions.waiting_change` tells what waits for a second person: risk and insurance of an
    item that never was a project, licences of any. Raises Missing, Objected, Malformed, Stale.
    """
    insist(menu_objection(by, service.platform, on=day_of(at)))
    project = Project.objects.filter(service=service.pk).first()
    if project is not None:
        project, held, said = lock(project), lock_service(service), content_of(wanted)
        insist(item_objection(project, {*touched_by(held, said), *follows_by(held, said)}))
    return menu.edit_service(service=service, wanted=wanted, why=why, by=by, at=at, seen=seen)
