"""What is done with connected systems: one module a verb."""

from wudan.connections.actions.agree import agree
from wudan.connections.actions.end import end
from wudan.connections.actions.make_key import make_key
from wudan.connections.actions.register import register
from wudan.connections.actions.take_in import Brought, take_in

__all__ = ["Brought", "agree", "end", "make_key", "register", "take_in"]
