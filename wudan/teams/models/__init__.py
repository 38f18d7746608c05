"""Tables of teams."""

from wudan.teams.models.team import Membership, Team, TeamLicence
from wudan.teams.models.training import (
    Competence,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
)

__all__ = [
    "Competence",
    "Membership",
    "Team",
    "TeamLicence",
    "TrainingAttendance",
    "TrainingPlan",
    "TrainingSession",
]
