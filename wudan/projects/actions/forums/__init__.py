"""座谈会: call, move, hold, note, drop."""

from wudan.projects.actions.forums.call import Called, call
from wudan.projects.actions.forums.drop import drop
from wudan.projects.actions.forums.guests import Chosen, to_choose
from wudan.projects.actions.forums.hold import Came, hold
from wudan.projects.actions.forums.move import move
from wudan.projects.actions.forums.note_down import Spoken, note_down

__all__ = [
    "Called",
    "Came",
    "Chosen",
    "Spoken",
    "call",
    "drop",
    "hold",
    "move",
    "note_down",
    "to_choose",
]
