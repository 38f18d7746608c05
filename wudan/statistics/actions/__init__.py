"""How the statistics are kept: marked by events, counted anew, rebuilt."""

from wudan.statistics.actions.mark import mark
from wudan.statistics.actions.rebuild import rebuild
from wudan.statistics.actions.refresh import refresh
from wudan.statistics.actions.rehang import rehang
from wudan.statistics.actions.screens import end_screen, open_screen

__all__ = ["end_screen", "mark", "open_screen", "rebuild", "refresh", "rehang"]
