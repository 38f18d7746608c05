"""What shows a need, in figures: distinct persons, forum notes, orders that could not be met (R067)."""

from dataclasses import dataclass

from wudan.kit.refusals import Objection
from wudan.orders.enums import Stage
from wudan.projects.enums.forum import ForumState, SpeakerKind
from wudan.projects.enums.project import NeedKind
from wudan.projects.models import ForumNote, NeedEvidence, Project

UNMET = frozenset({Stage.DECLINED, Stage.REFERRED})
"""Somebody asked, and it could not be done: the strongest sign (domain §5 row 45)."""
SAYS_NOTHING = frozenset({Stage.VOID, Stage.MERGED, Stage.WITHDRAWN})
NO_NEED = "还没有群众需要的证据：引用点单、没办成的单，或座谈会上群众代表、志愿服务组织的发言。没有证据，谁也不能让它通过。"


@dataclass(frozen=True, slots=True)
class Shown:
    """How much shows the need. Persons are counted once, however often they ask; nobody is named."""

    persons: int
    orders: int
    unmet: int
    notes: int

    @property
    def is_any(self) -> bool:
        """Whether there is any evidence at all."""
        return bool(self.orders or self.notes)


def shown_by(project: Project) -> Shown:
    """The figures of one project's evidence: one statement."""
    rows = list(
        NeedEvidence.objects.filter(project=project).values_list("kind", "order__placed_for")
    )
    persons = {person for kind, person in rows if kind != NeedKind.NOTE}
    notes = sum(kind == NeedKind.NOTE for kind, _ in rows)
    unmet = sum(kind == NeedKind.UNMET for kind, _ in rows)
    return Shown(len(persons), len(rows) - notes, unmet, notes)


def need_objection(project: Project) -> Objection | None:
    """Why it does not pass: nothing shows that anybody needs it. The database says the same."""
    if NeedEvidence.objects.filter(project=project).exists():
        return None
    return Objection("no_need", NO_NEED)


def note_objection(note: ForumNote) -> Objection | None:
    """Why a note shows no need: the three were not there, or a department spoke."""
    if note.forum.state != ForumState.HELD:
        return Objection("forum_incomplete", "三方没有到齐的座谈会，发言不能作需要的证据。")
    if note.speaker == SpeakerKind.DEPARTMENT:
        return Objection("department_spoke", "部门的发言说明不了群众的需要，可以写进阶段性重点。")
    return None
