"""交办: report, accept, send back, extend, give to another unit, drop; remind."""

from wudan.meetings.actions.tasks.reminding import remind_owners
from wudan.meetings.actions.tasks.stepping import (
    accept,
    drop,
    extend,
    reassign,
    report,
    send_back,
)

__all__ = ["accept", "drop", "extend", "reassign", "remind_owners", "report", "send_back"]
