"""柜台: serving by card, taken along, brought back, decided, closed (ADR 44)."""

from wudan.rewards.actions.counters.close import close
from wudan.rewards.actions.counters.deliver import Outcome, deliver
from wudan.rewards.actions.counters.pins import Pins, look_at_pins
from wudan.rewards.actions.counters.sent import MOST_SALES, CounterBatch, SentSale
from wudan.rewards.actions.counters.serve import redeem, spender_of
from wudan.rewards.actions.counters.settle import settle
from wudan.rewards.actions.counters.take_along import MOST_SHARE, cards_for, take_along

__all__ = [
    "MOST_SALES", "MOST_SHARE", "CounterBatch", "Outcome", "Pins", "SentSale", "cards_for", "close",
    "deliver", "look_at_pins", "redeem", "settle", "spender_of", "take_along",
]  # fmt: skip
