"""好事: written down, seconded or refused, objected to, answered, taken back."""

from wudan.rewards.actions.deeds.forget import forget_deeds_of
from wudan.rewards.actions.deeds.keep import Told, keep
from wudan.rewards.actions.deeds.object_to import answer, object_to
from wudan.rewards.actions.deeds.second import refuse, second
from wudan.rewards.actions.deeds.take_back import take_back

__all__ = [
    "Told",
    "answer",
    "forget_deeds_of",
    "keep",
    "object_to",
    "refuse",
    "second",
    "take_back",
]
