"""The demo county: invented people live through some months of orders, by the real actions.

Same seed and same end, same county. Nothing here writes an order's row by itself.
"""

from wudan.jobs.rehearsal.months import rehearse

__all__ = ["rehearse"]
