"""活动排班: who serves in which shift of an event, by what they can and wish, fairly (R052).

A linear program whose overlapping shifts are cliques: whole by itself on all that was tried, and
made whole where it is not. Pure; equal input, equal answer. A roster is a proposal: whoever is in
it may say no (志愿服务条例 §25). Rules over several days (rest, weekends, sequences) are asked of CP-SAT.
"""

from typing import TYPE_CHECKING

from wudan.matching.late import late
from wudan.matching.rosters.checking import check
from wudan.matching.rosters.patterns import Pattern
from wudan.matching.rosters.shapes import Because, Roster, Shift, Volunteer

if TYPE_CHECKING:
    from wudan.matching.rosters.filling import roster
    from wudan.matching.rosters.patterning import Impossible, pattern_roster
else:
    __getattr__ = late(
        __name__, {"roster": "filling", "Impossible": "patterning", "pattern_roster": "patterning"}
    )

__all__ = [
    "Because",
    "Impossible",
    "Pattern",
    "Roster",
    "Shift",
    "Volunteer",
    "check",
    "pattern_roster",
    "roster",
]
