"""What every act on a project's page has: where it goes, what it is called, its one objection, its one action."""

from datetime import datetime
from typing import ClassVar

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.web.console.acts.form import Words
from wudan.web.submitting import PostForm

NOTHING = Objection("nothing", "现在没有这一步。")


class ProjectAct(PostForm):
    """Base: where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: Words = ""

    def __init__(self, data: object = None, *, project: Project, at: datetime) -> None:
        super().__init__(data, auto_id=f"{self.noun}-%s")
        self.prepare(project, at)

    def prepare(self, project: Project, at: datetime) -> None:
        """Fill in choices."""

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError
