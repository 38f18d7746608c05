"""May this person propose, change, submit: the proposing unit does. Buttons, API and actions ask here."""

from wudan.catalog.enums import Risk
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects import flow
from wudan.projects.enums.project import AudienceKind, ProjectVerb
from wudan.projects.evidence import need_objection
from wudan.projects.models import Project
from wudan.projects.reach import placeless_objection
from wudan.projects.twins import twin_objection

_INSURED = frozenset({Risk.BODILY, Risk.MEDICAL, Risk.MINORS})
_GUARDED = frozenset({AudienceKind.ELDERS, AudienceKind.CHILDREN})


def proposing_objection(by: Actor, path: str) -> Objection | None:
    """Why this actor proposes nothing in the name of the unit with this path."""
    if not by.may("propose_projects"):
        return Objection("not_your_role", "项目由站、所、部门、中心办公室或志愿队来提出。")
    if not by.reaches(path):
        return Objection("not_your_unit", "请以自己单位的名义提出。")
    return None


def side_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor is not of the proposing side: its unit and those above, but not who keeps the gate."""
    if objection := proposing_objection(by, project.unit.path):
        return objection
    if by.may("decide_projects") and by.unit_id != project.unit_id:
        return Objection("keeps_the_gate", "中心办公室管准入，不替别的单位写项目、送项目、申诉。")
    return None


def writing_objection(by: Actor, project: Project, verb: ProjectVerb) -> Objection | None:
    """Why this step of the proposing unit is not taken: role, unit, flow."""
    return side_objection(by, project) or flow.objection(project.stage, verb)


def submitting_objection(by: Actor, project: Project) -> Objection | None:
    """Why it is not submitted: the hard stops that need no judgement (domain §2.11)."""
    return (
        writing_objection(by, project, ProjectVerb.SUBMIT)
        or need_objection(project)
        or plain_objection(project)
        or placeless_objection(project)
        or twin_objection(project)
    )


def plain_objection(project: Project) -> Objection | None:
    """Why the paper is not complete: risk without insurance, elders or children without safeguards."""
    if project.risk in _INSURED and not project.insurance_words:
        return Objection("no_insurance", "有风险的项目要写明保险怎么办。")
    needs_guard = project.audience in _GUARDED or project.risk == Risk.MINORS
    if needs_guard and not project.safeguard_words:
        return Objection("no_safeguard", "为老人、孩子做的项目要写明怎么保护他们。")
    return None
