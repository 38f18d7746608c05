"""What is done to the registers."""

from wudan.registers.actions.bring_points import bring_points
from wudan.registers.actions.close_month import close_month, reopen_month
from wudan.registers.actions.confirm_month import confirm_month, take_back
from wudan.registers.actions.draft_case import draft_case
from wudan.registers.actions.draft_month import ask_draft, draft_due, draft_month
from wudan.registers.actions.rebuild_reach import rebuild_reach
from wudan.registers.actions.report import (
    ask_daily,
    ask_report,
    figures_of,
    reckon_report,
    stop_report,
)

__all__ = [
    "ask_daily",
    "ask_draft",
    "ask_report",
    "bring_points",
    "close_month",
    "confirm_month",
    "draft_case",
    "draft_due",
    "draft_month",
    "figures_of",
    "rebuild_reach",
    "reckon_report",
    "reopen_month",
    "stop_report",
    "take_back",
]  # fmt: skip
