"""会议: draft, call, move, drop; who came, minutes, decisions, adopt, correct."""

from wudan.meetings.actions.meetings.adopt import adopt
from wudan.meetings.actions.meetings.attend import attend
from wudan.meetings.actions.meetings.call import call
from wudan.meetings.actions.meetings.correct import correct
from wudan.meetings.actions.meetings.decide import Decided, decide, undecide
from wudan.meetings.actions.meetings.draft import Drafted, draft
from wudan.meetings.actions.meetings.invite import excuse, invite
from wudan.meetings.actions.meetings.move import drop, move
from wudan.meetings.actions.meetings.write import add_item, write

__all__ = [
    "Decided", "Drafted", "add_item", "adopt", "attend", "call", "correct", "decide", "draft",
    "drop", "excuse", "invite", "move", "undecide", "write",
]  # fmt: skip
