"""Tables of teams."""

from wudan.teams.models.founding import Founding
from wudan.teams.models.joining import Appeal, Application
from wudan.teams.models.plan import Plan, PlanItem, PlanVersion
from wudan.teams.models.support import SupportOrder
from wudan.teams.models.team import Membership, Team, TeamLicence, TeamPaper
from wudan.teams.models.training import (
    Competence,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
)

__all__ = [
    "Appeal",
    "Application",
    "Competence",
    "Founding",
    "Membership",
    "Plan",
    "PlanItem",
    "PlanVersion",
    "SupportOrder",
    "Team",
    "TeamLicence",
    "TeamPaper",
    "TrainingAttendance",
    "TrainingPlan",
    "TrainingSession",
]
