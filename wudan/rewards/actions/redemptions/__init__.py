"""兑换: reserved, collected in person, cancelled, expired. One module a verb."""

from wudan.rewards.actions.redemptions.cancel import cancel
from wudan.rewards.actions.redemptions.collect import WRONG_CODE, collect
from wudan.rewards.actions.redemptions.expire import expire, expire_due
from wudan.rewards.actions.redemptions.reserve import MOST, reserve

__all__ = ["MOST", "WRONG_CODE", "cancel", "collect", "expire", "expire_due", "reserve"]
