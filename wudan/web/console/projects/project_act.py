"""What every act on a project's page has: where it goes, what it is called, its one objection, its one action.

Most are about the project; an appeal and its answer are about one of its decisions.
"""

from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from django.db.models import Model

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.web import posting
from wudan.web.console.acts.form import Words
from wudan.web.submitting import PostForm

NOTHING = Objection("nothing", "现在没有这一步。")
About = TypeVar("About", bound=Model)


class Act(PostForm, Generic[About]):
    """Base: what it is about, where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: Words = ""
    send: ClassVar[Words] = ""
    """What its button says, if not what it is called."""
    anchor = ""
    """Where on the page, for what is linked from elsewhere on it."""

    def __init__(self, data: object = None, *, about: About, at: datetime) -> None:
        super().__init__(data, auto_id=f"{self.anchor_of(about) or self.noun}-%s")
        self.about, self.anchor = about, self.anchor_of(about)
        self.prepare(about, at)

    def prepare(self, about: About, at: datetime, /) -> None:
        """Fill in choices."""

    @classmethod
    def anchor_of(cls, about: About) -> str:
        """Its place on the page of such a thing, if it has one."""
        return ""

    @property
    def which(self) -> str:
        """What it is called, among several of its kind."""
        return str(self.label)

    @property
    def url(self) -> str:
        """Where it is posted."""
        raise NotImplementedError

    @staticmethod
    def ask(by: Actor, about: About, at: datetime, /) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, about: About, /, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError


class ProjectAct(Act[Project]):
    """What is done to the project itself."""

    @property
    def url(self) -> str:
        """Where it is posted."""
        return posting.page(f"project-{self.noun}", self.about.pk)
