"""巡回配送: plan which team brings what to which village on which day, with a bound (R039, R040).

Set packing over day-tours by column generation: a team's day holds few visits, so whole days are
chosen, not ways. Pure: places, travel and seeds are passed in, work is counted, never timed.
"""

from typing import TYPE_CHECKING

from wudan.matching.late import late
from wudan.matching.rounds.checking import check
from wudan.matching.rounds.shapes import Because, Mode, Plan, TeamDay, Tour, Visit, Window

if TYPE_CHECKING:
    from wudan.matching.rounds.amending import amend
    from wudan.matching.rounds.planning import Effort, plan
    from wudan.matching.rounds.proving import prove
else:
    __getattr__ = late(
        __name__,
        {"amend": "amending", "Effort": "planning", "plan": "planning", "prove": "proving"},
    )

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
