"""What is done with pieces: written, proposed, signed by three, shown, used, taken down. One module a verb."""

from wudan.content.actions.attach import add_film, add_picture, link_film
from wudan.content.actions.copy import copy
from wudan.content.actions.forget import forget_in_content
from wudan.content.actions.proofread import mark, settle
from wudan.content.actions.propose import call_back, propose
from wudan.content.actions.show import plan, put_up, show_due
from wudan.content.actions.sign import Outcome, send_back, sign, sign_many
from wudan.content.actions.sweep import sweep_media
from wudan.content.actions.take_down import end_overdue, take_down, take_down_unagreed
from wudan.content.actions.use import note_posting, note_use, strike_use
from wudan.content.actions.write import start, write

__all__ = [
    "Outcome", "add_film", "add_picture", "call_back", "copy", "end_overdue", "forget_in_content", "link_film", "mark",
    "note_posting", "note_use", "plan", "propose", "put_up", "send_back", "settle", "show_due", "sign", "sign_many", "start",
    "strike_use", "sweep_media", "take_down", "take_down_unagreed", "write",
]  # fmt: skip
