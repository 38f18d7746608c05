"""How the statistics are kept: marked by events, counted anew, rebuilt."""

from wudan.statistics.actions.mark import mark
from wudan.statistics.actions.rebuild import rebuild
from wudan.statistics.actions.refresh import refresh

__all__ = ["mark", "rebuild", "refresh"]
