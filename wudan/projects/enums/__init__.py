"""Words of projects: forums, the project itself, the gate, what follows."""

from wudan.projects.enums.forum import ForumState, SpeakerKind
from wudan.projects.enums.gate import (
    CHANGE_OUTCOMES,
    AppealOutcome,
    ChangeState,
    Conflict,
    CriterionKind,
    GateOutcome,
    RoundState,
)
from wudan.projects.enums.life import (
    ExitGround,
    ExitOutcome,
    LookOutcome,
    NurseryStep,
)
from wudan.projects.enums.project import (
    AudienceKind,
    NeedKind,
    Pole,
    ProjectStage,
    ProjectVerb,
)

__all__ = [
    "CHANGE_OUTCOMES",
    "AppealOutcome",
    "AudienceKind",
    "ChangeState",
    "Conflict",
    "CriterionKind",
    "ExitGround",
    "ExitOutcome",
    "ForumState",
    "GateOutcome",
    "LookOutcome",
    "NeedKind",
    "NurseryStep",
    "Pole",
    "ProjectStage",
    "ProjectVerb",
    "RoundState",
    "SpeakerKind",
]
