"""The verbs. One module each, keyword-only, `by=` and `at=`, atomic.

lock → check → write → journal and outbox. Faces wrap an action in `journal.answer_once`, so
that its answer is stored in the same transaction.
"""

from wudan.orders.actions.accept import accept
from wudan.orders.actions.acknowledge import acknowledge
from wudan.orders.actions.call_back import call_back, draw_callback
from wudan.orders.actions.claim import claim
from wudan.orders.actions.confirm import confirm
from wudan.orders.actions.decide import decide
from wudan.orders.actions.decline import decline
from wudan.orders.actions.disown import disown
from wudan.orders.actions.dispatch import dispatch
from wudan.orders.actions.escalate import escalate
from wudan.orders.actions.follow_up import follow_up
from wudan.orders.actions.fulfill import fulfill
from wudan.orders.actions.merge import merge
from wudan.orders.actions.notice_deadline import notice_deadline, notice_deadlines
from wudan.orders.actions.open_slip import open_slip
from wudan.orders.actions.place import Need, place
from wudan.orders.actions.place_for import place_for
from wudan.orders.actions.promote import promote, promote_waiting
from wudan.orders.actions.queue import queue
from wudan.orders.actions.recall import recall
from wudan.orders.actions.reclassify import reclassify
from wudan.orders.actions.redraw_slip import redraw_slip
from wudan.orders.actions.refer import refer
from wudan.orders.actions.refuse import refuse
from wudan.orders.actions.return_ import return_
from wudan.orders.actions.reveal_contact import Contact, own_contact, reveal_contact
from wudan.orders.actions.review import review
from wudan.orders.actions.schedule import schedule
from wudan.orders.actions.start import start
from wudan.orders.actions.supplement import supplement
from wudan.orders.actions.unsay import unsay
from wudan.orders.actions.void import void
from wudan.orders.actions.withdraw import withdraw

__all__ = [
    "Contact", "Need",
    "accept", "acknowledge", "call_back", "claim", "confirm", "decide", "decline", "disown",
    "dispatch", "draw_callback", "escalate", "follow_up", "fulfill", "merge", "notice_deadline", "notice_deadlines",
    "open_slip", "own_contact", "place", "place_for", "promote", "promote_waiting", "queue", "recall", "reclassify", "redraw_slip", "refer", "refuse", "return_",
    "reveal_contact", "review", "schedule", "start", "supplement", "unsay", "void", "withdraw",
]  # fmt: skip
