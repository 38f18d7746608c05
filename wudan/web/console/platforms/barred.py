"""上不了菜单的菜单项: why, and the page of the project that left the list, for whoever looks (R065, R068)."""

from collections.abc import Collection
from typing import NamedTuple

from django.urls import reverse

from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.projects.permissions.changes import barred_from_menu


class Barred(NamedTuple):
    """Why it is not put on the menu, and where its project is read."""

    words: str
    url: str


def barred_for(actor: Actor, services: Collection[int]) -> dict[int, Barred]:
    """Those of these menu items that cannot be on the menu, by number; a statement, three if there are any."""
    found = barred_from_menu(services)
    if not found:
        return {}
    rows = Project.objects.filter(service__in=found)
    own = set(rows.visible_to(actor).values_list("pk", flat=True))
    return {
        service: Barred(found[service].words, _page(pk, key, pk in own))
        for service, pk, key in rows.values_list("service", "pk", "key")
        if service is not None
    }


def _page(pk: int, key: str, is_own: bool) -> str:
    """The desk's page for who has it; for all others what everybody may read of it."""
    return reverse("project", args=[pk]) if is_own else reverse("project-shown", args=[key])
