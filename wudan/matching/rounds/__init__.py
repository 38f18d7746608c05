"""巡回配送: plan which team brings what to which village on which day, with a bound (R039, R040).

Set packing over day-tours by column generation: a team's day holds few visits, so whole days are
chosen, not ways. Pure: places, travel and seeds are passed in, work is counted, never timed.
"""

from wudan.matching.rounds.amending import amend
from wudan.matching.rounds.checking import check
from wudan.matching.rounds.planning import Effort, plan
from wudan.matching.rounds.proving import prove
from wudan.matching.rounds.shapes import Because, Mode, Plan, TeamDay, Tour, Visit, Window

__all__ = [
    "Because",
    "Effort",
    "Mode",
    "Plan",
    "TeamDay",
    "Tour",
    "Visit",
    "Window",
    "amend",
    "check",
    "plan",
    "prove",
]
