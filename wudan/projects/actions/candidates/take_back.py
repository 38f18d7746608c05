"""撤回项目: by the proposing unit, before the gate has it or after it gave it back."""

from datetime import datetime
from functools import partial

from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.candidates import writing_objection


@one_transaction
def take_back(
    *, project: Project, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Project:
    """With a reason. Raises Malformed, Missing, Objected, Stale."""
    ask = partial(writing_objection, verb=ProjectVerb.TAKE_BACK)
    held = lock_for(project, ask, by=by, seen=seen)
    why = said(why, "请写为什么撤回。", field="why")
    move(held, ProjectVerb.TAKE_BACK, by=by, at=at, why=why)
    return held
