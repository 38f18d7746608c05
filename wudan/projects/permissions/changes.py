"""May this person change a listed project: small facts, a change for the gate, its taking back (R065, R068)."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects import flow
from wudan.projects.enums.gate import ChangeState
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Change, Project
from wudan.projects.permissions.candidates import side_objection

OPEN = Objection("change_open", "已经有一个变更在评审，等它有了决定，或者先撤回。")


def adjusting_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor does not change small facts: not of its side, or not on the list."""
    return side_objection(by, project) or flow.objection(project.stage, ProjectVerb.ADJUST)


def changing_objection(by: Actor, project: Project) -> Objection | None:
    """Why no change goes to the gate: the same, and one at a time."""
    if objection := side_objection(by, project):
        return objection
    if objection := flow.objection(project.stage, ProjectVerb.PROPOSE_CHANGE):
        return objection
    return OPEN if open_change(project) else None


def taking_back_objection(by: Actor, project: Project) -> Objection | None:
    """Why there is no change to take back."""
    if objection := side_objection(by, project):
        return objection
    if open_change(project):
        return None
    return Objection("no_change", "没有在评审的变更。")


def reopening_objection(project: Project) -> Objection | None:
    """Why a change is not looked at again: off the list, or another one is being reviewed."""
    if objection := flow.objection(project.stage, ProjectVerb.REOPEN_CHANGE):
        return objection
    return OPEN if open_change(project) else None


def open_change(project: Project) -> Change | None:
    """The change that waits for the gate, if there is one: one statement."""
    return Change.objects.filter(project=project, state=ChangeState.OPEN).first()
