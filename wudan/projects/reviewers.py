"""Who could review a project: posts with the verb, of other units than the proposing ones (R068)."""

from datetime import date

from wudan.people.models import Post
from wudan.people.roles import ROLES
from wudan.projects.models import Project
from wudan.projects.permissions.changes import open_change

_ROLES = sorted(role.code for role in ROLES.values() if "review_projects" in role.verbs)
_MOST = 300


def could_review(project: Project, *, on: date) -> list[Post]:
    """In the tree's order, with unit and person; none of who proposed it or its open change, nor of their units."""
    rows = Post.objects.held_on(on).filter(county=project.county, role__in=_ROLES)
    others = rows.exclude(unit=project.unit_id).exclude(person=project.proposed_by_id)
    if change := open_change(project):
        others = others.exclude(unit=change.proposed_for_id).exclude(person=change.proposed_by_id)
    return list(others.select_related("unit", "person").order_by("unit__path", "pk")[:_MOST])
