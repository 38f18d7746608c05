"""May this person change a listed project: small facts, a change for the gate, its taking back (R065, R068)."""

from collections.abc import Collection

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects import flow
from wudan.projects.enums.gate import ChangeState
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Change, Project
from wudan.projects.permissions.candidates import side_objection

FOLLOWING = ("name", "places", "serves", "risk", "needs_insurance")
"""What of a menu item the gate judged by the text of its project, in the order of the form."""
OPEN = Objection("change_open", "已经有一个变更在评审，等它有了决定，或者先撤回。")
_OFF = "这一项的项目不在清单上了，名称、怎么办、到哪里、风险和保险等重新准入再定。"


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


def item_objection(project: Project, touched: Collection[str]) -> Objection | None:
    """Why these facts of a project's menu item do not change on the menu: they follow the project.

    Licences do not: no part of a project names them, so the menu keeps them, with a second person.
    """
    return following_objection(project) if set(FOLLOWING) & set(touched) else None


def following_objection(project: Project) -> Objection:
    """Where what the gate judged of a project's item is changed instead of on the menu."""
    if project.stage not in flow.LISTED:
        return Objection("off_the_list", _OFF)
    words = Phrase(
        "这一项来自项目“{title}”（{key}）。名称、怎么办、到哪里、风险和保险是准入关评过的，跟着项目走：请提出单位在项目的页面上“提出变更”，过了准入关，菜单跟着改。",
        title=project.title, key=project.key,
    )  # fmt: skip
    return Objection("by_its_project", words)


def putting_back_objection(project: Project) -> Objection | None:
    """Why its item does not come back to the menu: it went with the project, and comes with it."""
    if project.stage in flow.LISTED:
        return None
    words = Phrase(
        "这一项来自项目“{title}”（{key}），项目已经不在清单上。还要办，请提出单位重新提出、送评审，准入了再上菜单。",
        title=project.title, key=project.key,
    )  # fmt: skip
    return Objection("off_the_list", words)


def barred_from_menu(services: Collection[int]) -> dict[int, Objection]:
    """Which of these menu items, by number, come on no month's menu, and why: one statement."""
    projects = Project.objects.filter(service__in=services).order_by("pk")
    asked = [(project.service_id, putting_back_objection(project)) for project in projects]
    return {pk: objection for pk, objection in asked if pk is not None and objection is not None}


def reopening_objection(project: Project) -> Objection | None:
    """Why a change is not looked at again: off the list, or another one is being reviewed."""
    if objection := flow.objection(project.stage, ProjectVerb.REOPEN_CHANGE):
        return objection
    return OPEN if open_change(project) else None


def open_change(project: Project) -> Change | None:
    """The change that waits for the gate, if there is one: one statement."""
    return Change.objects.filter(project=project, state=ChangeState.OPEN).first()
