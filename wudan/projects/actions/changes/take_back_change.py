"""撤回变更: by the unit, while the gate has not decided; the listed text was in force all along."""

from datetime import datetime

from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.projects.actions.gate.changing import stop_change
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.enums.gate import ChangeState
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.changes import taking_back_objection


@one_transaction
def take_back_change(*, project: Project, why: str, by: Actor, at: datetime) -> Project:
    """With a reason. Raises Malformed, Missing, Objected."""
    held = lock_for(project, taking_back_objection, by=by)
    why = said(why, "请写为什么撤回。", field="why")
    stopped = stop_change(held, ChangeState.TAKEN_BACK, at=at)
    if stopped is None:
        raise Missing
    facts = {"change": stopped.number}
    move(held, ProjectVerb.TAKE_BACK_CHANGE, by=by, at=at, why=why, facts=facts)
    return held
