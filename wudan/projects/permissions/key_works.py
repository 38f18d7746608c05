"""May this person keep the list of key works, or say with which one a project or a menu item goes (R103)."""

from datetime import date

from wudan.catalog.models import Service
from wudan.catalog.permissions import menu_objection
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.enums.project import ProjectStage
from wudan.projects.models import Project
from wudan.projects.permissions.candidates import proposing_objection
from wudan.projects.permissions.gate import gate_objection

_OVER = frozenset({ProjectStage.REFUSED, ProjectStage.EXITED, ProjectStage.TAKEN_BACK})


def keeping_objection(by: Actor) -> Objection | None:
    """Why this actor does not keep the county's list: the center's office does."""
    if by.may("decide_projects"):
        return None
    return Objection("not_your_role", "重点工作名单由中心办公室来管。")


def joining_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor does not say what a project goes with: its unit does, and the office; not of one that is over."""
    objection = proposing_objection(by, project.unit.path)
    if objection and gate_objection(by, project):
        return objection
    if project.stage in _OVER:
        return Objection("over", "这个项目已经不办了，和哪项重点工作结合不再改。")
    return None


def item_objection(by: Actor, service: Service, *, on: date) -> Objection | None:
    """Why this actor does not say it of a menu item: not its keeper, or the item goes with its project."""
    if objection := menu_objection(by, service.platform, on=on):
        return objection
    project = Project.objects.filter(service=service.pk).first()
    if project is None:
        return None
    words = Phrase(
        "这一项来自项目“{title}”（{key}），和哪项重点工作结合，在项目的页面上改。",
        title=project.title, key=project.key,
    )  # fmt: skip
    return Objection("by_its_project", words)
