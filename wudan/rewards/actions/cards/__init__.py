"""积分卡: issued, its PIN shown, locked and unlocked, reported lost, replaced (ADR 44)."""

from wudan.rewards.actions.cards.end import end_cards_of
from wudan.rewards.actions.cards.issue import issue
from wudan.rewards.actions.cards.prove import Shown, prove, still_shown
from wudan.rewards.actions.cards.replace import replace
from wudan.rewards.actions.cards.report_lost import report_lost
from wudan.rewards.actions.cards.unlock import unlock

__all__ = [
    "Shown", "end_cards_of", "issue", "prove", "replace", "report_lost", "still_shown", "unlock",
]  # fmt: skip
