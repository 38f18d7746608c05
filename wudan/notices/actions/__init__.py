"""What is told to people: one module a verb."""

from wudan.notices.actions.allow import allow
from wudan.notices.actions.call import call
from wudan.notices.actions.forget import forget_messages_of
from wudan.notices.actions.prefer import prefer
from wudan.notices.actions.read import read
from wudan.notices.actions.send_sign_in_code import send_sign_in_code
from wudan.notices.actions.slips import note_carried, print_slips
from wudan.notices.actions.tell import tell

__all__ = [
    "allow", "call", "forget_messages_of", "note_carried", "prefer", "print_slips", "read",
    "send_sign_in_code", "tell",
]  # fmt: skip
