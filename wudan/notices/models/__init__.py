"""Notices' tables: what was told, each copy that carries it, how people want to be told. Only `notices.actions` write here."""

from wudan.notices.models.announcement import Announcement
from wudan.notices.models.channel import Allowance, Carrying, ChannelHealth, DaySpent
from wudan.notices.models.copy import Attempt, Copy, SlipSheet
from wudan.notices.models.inbox import InboxMessage
from wudan.notices.models.message import Message
from wudan.notices.models.preference import Preference

__all__ = [
    "Allowance",
    "Announcement",
    "Attempt",
    "Carrying",
    "ChannelHealth",
    "Copy",
    "DaySpent",
    "InboxMessage",
    "Message",
    "Preference",
    "SlipSheet",
]
