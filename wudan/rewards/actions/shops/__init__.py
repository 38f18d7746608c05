"""兑换点: opened, corrected, closed and opened again. One module a verb."""

from wudan.rewards.actions.shops.open import Counter, correct, open_shop
from wudan.rewards.actions.shops.switch import close, reopen

__all__ = ["Counter", "close", "correct", "open_shop", "reopen"]
