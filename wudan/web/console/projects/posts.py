"""Who could review: posts with the verb, of other units than the proposing ones, in the tree's order."""

from datetime import date

from wudan.people.models import Post
from wudan.people.roles import ROLES
from wudan.projects.models import Project
from wudan.projects.permissions.changes import open_change

_ROLES = sorted(role.code for role in ROLES.values() if "review_projects" in role.verbs)
_MOST = 300


def reviewer_choices(project: Project, *, on: date) -> list[tuple[object, str]]:
    """Post and its words: the unit and the title, with the holder's name for the office."""
    rows = Post.objects.held_on(on).filter(county=project.county, role__in=_ROLES)
    others = rows.exclude(unit=project.unit_id).exclude(person=project.proposed_by_id)
    if change := open_change(project):
        others = others.exclude(unit=change.proposed_for_id).exclude(person=change.proposed_by_id)
    named = others.select_related("unit", "person").order_by("unit__path", "pk")[:_MOST]
    return [
        ("", "—"),
        *((one.pk, f"{one.unit.short_name} · {one.named} · {one.person.name}") for one in named),
    ]
