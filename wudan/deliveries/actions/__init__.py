"""What can be done with rounds and deliveries: one verb a module."""

from wudan.deliveries.actions.answer import accept, refuse
from wudan.deliveries.actions.begin import begin
from wudan.deliveries.actions.cancel import cancel, cancel_round
from wudan.deliveries.actions.deliver import acknowledge, deliver, miss
from wudan.deliveries.actions.end import end, end_over
from wudan.deliveries.actions.lapse import lapse, lapse_due
from wudan.deliveries.actions.move import move
from wudan.deliveries.actions.offer import offer, recall
from wudan.deliveries.actions.place import place
from wudan.deliveries.actions.publish import publish

__all__ = [
    "accept",
    "acknowledge",
    "begin",
    "cancel",
    "cancel_round",
    "deliver",
    "end",
    "end_over",
    "lapse",
    "lapse_due",
    "miss",
    "move",
    "offer",
    "place",
    "publish",
    "recall",
    "refuse",
]
