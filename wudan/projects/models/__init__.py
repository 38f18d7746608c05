"""Projects and what hangs on them: one file a thing."""

from wudan.projects.models.change import Change
from wudan.projects.models.forum import Forum, ForumNote
from wudan.projects.models.gate import (
    Appeal,
    Criterion,
    Decision,
    GateRound,
    Mark,
    Reviewing,
    RuleSet,
)
from wudan.projects.models.guest import ForumGuest, ForumInvitee, Organisation, Representative
from wudan.projects.models.key_work import Joining, KeyWork
from wudan.projects.models.life import (
    ExitProposal,
    HalfYearLook,
    ListEntry,
    NurseryNote,
)
from wudan.projects.models.project import NeedEvidence, Project, ProjectVersion

__all__ = [
    "Appeal",
    "Change",
    "Criterion",
    "Decision",
    "ExitProposal",
    "Forum",
    "ForumGuest",
    "ForumInvitee",
    "ForumNote",
    "GateRound",
    "HalfYearLook",
    "Joining",
    "KeyWork",
    "ListEntry",
    "Mark",
    "NeedEvidence",
    "NurseryNote",
    "Organisation",
    "Project",
    "ProjectVersion",
    "Representative",
    "Reviewing",
    "RuleSet",
]
