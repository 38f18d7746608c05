"""发布下月菜单、到期生效: an item that a project gave is on a month's menu while its project is on the list (R065, R068)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from wudan.catalog import actions as menu
from wudan.catalog.models import MenuEdition, Platform
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.projects.permissions.changes import barred_from_menu


def publish_menu(
    *, platform: Platform, month: date, lines: Mapping[int, menu.Line], by: Actor, at: datetime
) -> MenuEdition:
    """Publish a month's menu. Raises Missing, Objected, Malformed (offered-<pk>, places-<pk>)."""
    return menu.publish_menu(
        platform=platform, month=month, lines=lines, barred=_barred, by=by, at=at
    )


def open_menus(*, at: datetime) -> int:
    """Menus whose month has begun hold now; how many. Whose project left the list meanwhile stays off."""
    return menu.open_menus(barred=_barred, at=at)


def _barred(services: Collection[int]) -> dict[int, Objection]:
    """The same as the page shows, with the projects held: none leaves the list in between."""
    rows = Project.objects.filter(service__in=services).select_for_update(no_key=True)
    list(rows.order_by("pk").values_list("pk"))
    return barred_from_menu(services)
