"""What is sent to people: one module a verb."""

from wudan.notices.actions.forget import forget_messages_of
from wudan.notices.actions.prefer import prefer
from wudan.notices.actions.read import read
from wudan.notices.actions.send_sign_in_code import send_sign_in_code
from wudan.notices.actions.tell import tell

__all__ = ["forget_messages_of", "prefer", "read", "send_sign_in_code", "tell"]
