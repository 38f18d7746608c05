"""邀请: a list is read, sent; an invitation is answered, ends. One module a verb."""

from wudan.people.actions.invitations.answer import answer
from wudan.people.actions.invitations.read_list import read_list
from wudan.people.actions.invitations.send_list import send_list

__all__ = ["answer", "read_list", "send_list"]
