"""可换的: listed, corrected, given a picture. One module a verb."""

from wudan.rewards.actions.goods.list_good import Offer, correct, list_good

__all__ = ["Offer", "correct", "list_good"]
