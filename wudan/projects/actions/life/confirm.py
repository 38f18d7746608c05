"""转为正式: the trial is over and somebody says why it goes on."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.projects.actions.drafting import keep_version
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.life import confirming_objection


@one_transaction
def confirm(
    *, project: Project, reasons: str, by: Actor, at: datetime, seen: int | None = None
) -> Project:
    """Raises Malformed, Missing, Objected, Stale."""
    held = lock_for(project, partial(confirming_objection, on=day_of(at)), by=by, seen=seen)
    reasons = said(reasons, "请写试行下来怎么样。", field="reasons")
    move(held, ProjectVerb.CONFIRM, by=by, at=at, why=reasons)
    keep_version(held, ProjectVerb.CONFIRM, by=by, at=at)
    return held
