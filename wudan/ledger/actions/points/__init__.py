"""积分账: earn and deduct, reverse, hold and collect or give back, pool, carry. One module a verb.

`post`, `reverse`, `hold`, `collect`, `release` are parts of an act that lives above: it opens the
transaction, has asked whether it may, and leaves the event. The others are acts.
"""

from wudan.ledger.actions.points.carry import (
    carry_points,
    carry_points_back,
    leave_points,
    merge_households,
    split_household,
)
from wudan.ledger.actions.points.holding import collect, hold, release
from wudan.ledger.actions.points.pool import pool
from wudan.ledger.actions.points.post import post
from wudan.ledger.actions.points.reverse import reverse, reversing_objection

__all__ = [
    "carry_points",
    "carry_points_back",
    "collect",
    "hold",
    "leave_points",
    "merge_households",
    "pool",
    "post",
    "release",
    "reverse",
    "reversing_objection",
    "split_household",
]
