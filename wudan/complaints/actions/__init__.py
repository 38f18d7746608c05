"""What is done with complaints: filed, found again, worked on, handed on."""

from wudan.complaints.actions.file import Said, file, note_down
from wudan.complaints.actions.forget import forget_complaints_of
from wudan.complaints.actions.open_informant import open_informant
from wudan.complaints.actions.open_slip import open_slip
from wudan.complaints.actions.route import merge, raise_, raise_overdue, transfer
from wudan.complaints.actions.speak import rate, reopen, reply
from wudan.complaints.actions.work import answer, ask, extend, receive

__all__ = [
    "Said",
    "answer",
    "ask",
    "extend",
    "file",
    "forget_complaints_of",
    "merge",
    "note_down",
    "open_informant",
    "open_slip",
    "raise_",
    "raise_overdue",
    "rate",
    "receive",
    "reopen",
    "reply",
    "transfer",
]
