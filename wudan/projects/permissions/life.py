"""After the gate: who confirms, looks back, proposes and decides an exit, nurses, writes cases, hands over."""

from datetime import date

from wudan.areas.enums import SITE_KINDS, UnitKind
from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.roles import CLOCK
from wudan.projects import flow
from wudan.projects.enums.gate import RoundState
from wudan.projects.enums.project import ProjectStage, ProjectVerb
from wudan.projects.models import ExitProposal, GateRound, Project
from wudan.projects.permissions.candidates import proposing_objection
from wudan.projects.permissions.gate import gate_objection

HANDED_TO = frozenset({*SITE_KINDS, UnitKind.DEPARTMENT})
"""Units that answer for a project when they are told to; a team is asked, and proposes its own (条例 §25)."""


def keeping_objection(by: Actor, project: Project, verb: ProjectVerb) -> Objection | None:
    """Why this actor takes no step of the gate's keeper with a listed project."""
    if objection := gate_objection(by, project):
        return objection
    if by.person_id == project.proposed_by_id:
        return Objection("proposed", "项目是您提出的，请别人来决定。")
    return flow.objection(project.stage, verb)


def confirming_objection(by: Actor, project: Project, *, on: date) -> Objection | None:
    """Why the trial is not over yet."""
    if objection := keeping_objection(by, project, ProjectVerb.CONFIRM):
        return objection
    if project.trial_until is not None and on < project.trial_until:
        return Objection(
            "trial_runs",
            Phrase("试行到 {trial_until}，到期再转为正式。", trial_until=project.trial_until),
        )
    if ExitProposal.objects.filter(project=project, outcome="").exists():
        return Objection("exit_open", "有一条退出建议还没有决定，先决定它。")
    return None


def asking_exit_objection(by: Actor, project: Project) -> Objection | None:
    """Why no exit is proposed: the clock does, and the unit that runs it."""
    is_clock = by.role == CLOCK.code
    if not is_clock:
        objection = proposing_objection(by, project.unit.path)
        if objection and gate_objection(by, project):
            return objection
    if objection := flow.objection(project.stage, ProjectVerb.PROPOSE_EXIT):
        return objection
    if ExitProposal.objects.filter(project=project, outcome="").exists():
        return Objection("exit_open", "已经有一条退出建议，等决定。")
    return None


def exit_objection(by: Actor, proposal: ExitProposal) -> Objection | None:
    """Why this person does not decide on the exit; the clock never does."""
    if objection := keeping_objection(by, proposal.project, ProjectVerb.EXIT):
        return objection
    if proposal.outcome:
        return Objection("decided", "这条退出建议已经有决定了。")
    return None


def nursing_objection(by: Actor, project: Project) -> Objection | None:
    """Why nothing is noted of the nursery: the proposing unit and the gate's keepers write there."""
    objection = proposing_objection(by, project.unit.path)
    if objection and gate_objection(by, project):
        return objection
    return flow.objection(project.stage, ProjectVerb.NURSE)


def telling_objection(by: Actor, project: Project) -> Objection | None:
    """Why no case is written of it: only of what was done."""
    objection = proposing_objection(by, project.unit.path)
    if objection and gate_objection(by, project):
        return objection
    if project.stage not in {ProjectStage.TRIAL, ProjectStage.RUNNING, ProjectStage.EXITED}:
        return Objection("not_done", "做过的项目才写案例。")
    return None


def giving_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor gives the project to no unit at all: who keeps the gate does, and not while it is reviewed."""
    return gate_objection(by, project) or _moving_objection(project)


def handing_over_objection(by: Actor, project: Project, to: Unit) -> Objection | None:
    """Why the project does not go to this unit: the gate's keepers give it, a unit above takes it over itself."""
    if to.kind not in HANDED_TO or to.county != project.county or to.ends_on is not None:
        return Objection("not_a_side", "请选县里现有的一个站、所、部门，或中心办公室。")
    if to.pk == project.unit_id:
        return Objection("same_unit", "项目就是这个单位的。")
    is_above = by.may("propose_projects") and project.unit.path.startswith(to.path)
    if not (is_above and by.unit_id == to.pk) and (objection := gate_objection(by, project)):
        return objection
    return _moving_objection(project)


def _moving_objection(project: Project) -> Objection | None:
    """Reviewers are never of the proposing unit, so it stays the same while they review."""
    if objection := flow.objection(project.stage, ProjectVerb.HAND_OVER):
        return objection
    if GateRound.objects.filter(project=project, state=RoundState.OPEN).exists():
        return Objection("in_review", "这个项目有变更在评审，等有了决定再转。")
    return None
