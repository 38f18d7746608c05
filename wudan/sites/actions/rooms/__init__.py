"""场地: added, described anew, closed for a time, open after all, given up."""

from wudan.sites.actions.rooms.add import add_room
from wudan.sites.actions.rooms.close import close_room, reopen_room
from wudan.sites.actions.rooms.correct import correct_room, give_up_room

__all__ = ["add_room", "close_room", "correct_room", "give_up_room", "reopen_room"]
