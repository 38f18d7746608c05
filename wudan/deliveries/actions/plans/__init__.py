"""What can be done with a plan of rounds: one verb a module."""

from wudan.deliveries.actions.plans.amend import adopt, ask_amendment, drop, finish_amendment
from wudan.deliveries.actions.plans.begin import begin_plan, change_plan
from wudan.deliveries.actions.plans.leave import leave
from wudan.deliveries.actions.plans.publish import publish_plan
from wudan.deliveries.actions.plans.queue import cancel_plan, queue
from wudan.deliveries.actions.plans.shift import shift
from wudan.deliveries.actions.plans.take import (
    Gone,
    beat,
    finish,
    give_up,
    put_back,
    take_next,
    tell,
)
from wudan.deliveries.actions.plans.team import set_hours

__all__ = [
    "Gone",
    "adopt",
    "ask_amendment",
    "beat",
    "begin_plan",
    "cancel_plan",
    "change_plan",
    "drop",
    "finish",
    "finish_amendment",
    "give_up",
    "leave",
    "publish_plan",
    "put_back",
    "queue",
    "set_hours",
    "shift",
    "take_next",
    "tell",
]
