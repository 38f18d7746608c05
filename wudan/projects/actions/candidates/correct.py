"""修改项目: while it is written, sent back or in the nursery; each change is a version."""

from datetime import datetime
from functools import partial

from wudan.people.actors import Actor
from wudan.projects.actions.drafting import Draft, keep_version, write
from wudan.projects.actions.holding import lock_for, move, one_transaction
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.candidates import writing_objection


@one_transaction
def correct(
    *, project: Project, draft: Draft, by: Actor, at: datetime, seen: int | None = None
) -> Project:
    """Write anew what changed; nothing changed is nothing done. Raises Malformed, Objected, Stale."""
    ask = partial(writing_objection, verb=ProjectVerb.CORRECT)
    held = lock_for(project, ask, by=by, seen=seen)
    if changed := write(held, draft):
        move(held, ProjectVerb.CORRECT, by=by, at=at, facts={"changed": changed})
        keep_version(held, ProjectVerb.CORRECT, by=by, at=at)
    return held
