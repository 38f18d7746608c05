"""兑换: reserved, collected in person, cancelled, expired. One module a verb."""

from wudan.rewards.actions.redemptions.by_code import by_code
from wudan.rewards.actions.redemptions.cancel import cancel
from wudan.rewards.actions.redemptions.collect import WRONG_CODE, collect
from wudan.rewards.actions.redemptions.expire import expire, expire_due
from wudan.rewards.actions.redemptions.forget import forget_redemptions_of
from wudan.rewards.actions.redemptions.reserve import MOST, reserve

__all__ = [
    "MOST",
    "WRONG_CODE",
    "by_code",
    "cancel",
    "collect",
    "expire",
    "expire_due",
    "forget_redemptions_of",
    "reserve",
]
