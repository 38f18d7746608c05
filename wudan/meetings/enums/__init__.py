"""Words of duties and meetings."""

from wudan.meetings.enums.duty import GroupPlace, SeatLevel
from wudan.meetings.enums.meeting import (
    AgendaPart,
    MeetingKind,
    MeetingState,
    MotionState,
    Presence,
)
from wudan.meetings.enums.task import TaskState, TaskStep

__all__ = [
    "AgendaPart", "GroupPlace", "MeetingKind", "MeetingState", "MotionState", "Presence",
    "SeatLevel", "TaskState", "TaskStep",
]  # fmt: skip
