"""小改: wording, months and size of a listed project, by its own unit, at once; each time a version (R065)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.drafting import Draft, blended, keep_version, write
from wudan.projects.actions.gate.offering import renew
from wudan.projects.actions.holding import lock_for, move, one_transaction
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.changes import adjusting_objection
from wudan.projects.texts import SMALL
from wudan.projects.twins import twin_objection


@one_transaction
def adjust(
    *, project: Project, draft: Draft, by: Actor, at: datetime, seen: int | None = None
) -> Project:
    """Take the small facts of a draft, and nothing else of it; the menu item follows.

    Nothing changed is nothing done. Raises Malformed, Missing, Objected, Stale.
    """
    held = lock_for(project, adjusting_objection, by=by, seen=seen)
    changed = write(held, blended(held, draft, SMALL))
    if not changed:
        return held
    insist(twin_objection(held))
    renew(held, changed, by=by, at=at)
    try:
        with transaction.atomic():
            move(held, ProjectVerb.ADJUST, by=by, at=at, facts={"changed": changed})
    except IntegrityError:  # two twins at the same moment: the second one hears of the first
        insist(twin_objection(held))
        raise
    keep_version(held, ProjectVerb.ADJUST, by=by, at=at)
    return held
