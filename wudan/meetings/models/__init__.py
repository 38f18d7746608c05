"""What duties and meetings are."""

from wudan.meetings.models.duty import Charge, DutyMatrix, Seat, Tenure
from wudan.meetings.models.meeting import AgendaItem, Correction, Invitee, Meeting, Motion
from wudan.meetings.models.pack import FrozenFigure, Pack
from wudan.meetings.models.task import Task, TaskNote

__all__ = [
    "AgendaItem", "Charge", "Correction", "DutyMatrix", "FrozenFigure", "Invitee", "Meeting",
    "Motion", "Pack", "Seat", "Task", "TaskNote", "Tenure",
]  # fmt: skip
