"""What is done with a station that leaves the house: taken along, acts taken in, decided, looked over, put away."""

from wudan.offline.actions.decide import decide
from wudan.offline.actions.forget import empty_noted_acts, forget_offline_acts_of
from wudan.offline.actions.look_over import look_over
from wudan.offline.actions.put_away import put_away
from wudan.offline.actions.receive import receive
from wudan.offline.actions.take_along import secret_of, take_along

__all__ = [
    "decide", "empty_noted_acts", "forget_offline_acts_of", "look_over", "put_away", "receive",
    "secret_of", "take_along",
]  # fmt: skip
