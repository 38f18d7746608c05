"""志愿活动's rows: what is planned, who takes part, who was there. Only `activities.actions` write here."""

from wudan.activities.models.activity import Activity, Opening, Position, Shift
from wudan.activities.models.attendance import Attendance
from wudan.activities.models.feed import CalendarFeed
from wudan.activities.models.invitation import (
    ShiftInvitation,
    StaffingProposal,
    Willingness,
)
from wudan.activities.models.roster import RosterDevice, RosterMark, RosterSheet
from wudan.activities.models.sign_up import SignUp

__all__ = [
    "Activity",
    "Attendance",
    "CalendarFeed",
    "Opening",
    "Position",
    "RosterDevice",
    "RosterMark",
    "RosterSheet",
    "Shift",
    "ShiftInvitation",
    "SignUp",
    "StaffingProposal",
    "Willingness",
]
