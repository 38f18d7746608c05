"""Visits by one or two carers: 两人同去 (together) and 先后上门 (one after the other), R039, R040.

Soft windows, skills, exact times, no circle of waiting (ADR 63).
"""

from wudan.matching.pairs.checking import check
from wudan.matching.pairs.searching import Effort, pair
from wudan.matching.pairs.shapes import (
    Answer,
    Carer,
    Impossible,
    Need,
    Question,
    Reason,
    Stop,
    Sync,
    Tour,
    Visit,
)

__all__ = [
    "Answer",
    "Carer",
    "Effort",
    "Impossible",
    "Need",
    "Question",
    "Reason",
    "Stop",
    "Sync",
    "Tour",
    "Visit",
    "check",
    "pair",
]
