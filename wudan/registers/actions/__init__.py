"""What is done to the registers."""

from wudan.registers.actions.bring_points import bring_points
from wudan.registers.actions.rebuild_reach import rebuild_reach
from wudan.registers.actions.report import (
    ask_daily,
    ask_report,
    figures_of,
    reckon_report,
    stop_report,
)

__all__ = [
    "ask_daily", "ask_report", "bring_points", "figures_of", "rebuild_reach", "reckon_report",
    "stop_report",
]  # fmt: skip
