"""整批派单: assign a whole set of open orders at once, provably as well as can be (R037, R039).

A min-cost flow: order → team and opening → team → done. Loads are priced by growing steps, so that
shares come out fair, and exactly. Orders that want several people are no flow: `staff` gives ever
better answers with a bound. Pure; equal input, equal answer.
"""

from typing import TYPE_CHECKING

from wudan.matching.batch.checking import bound_of, check
from wudan.matching.batch.shapes import Arc, Batch, Because, Crew, Job, Pair, Prices, Unserved
from wudan.matching.late import late

if TYPE_CHECKING:
    from wudan.matching.batch.assigning import Mixed, assign
    from wudan.matching.batch.flowing import settle
    from wudan.matching.batch.pooling import settle_apart
    from wudan.matching.batch.reopening import Reopened, Standing, resettle
    from wudan.matching.batch.staffing import Effort, staff
else:
    __getattr__ = late(
        __name__,
        {
            "Mixed": "assigning",
            "assign": "assigning",
            "settle": "flowing",
            "settle_apart": "pooling",
            "Reopened": "reopening",
            "Standing": "reopening",
            "resettle": "reopening",
            "Effort": "staffing",
            "staff": "staffing",
        },
    )

__all__ = [
    "Arc",
    "Batch",
    "Because",
    "Crew",
    "Effort",
    "Job",
    "Mixed",
    "Pair",
    "Prices",
    "Reopened",
    "Standing",
    "Unserved",
    "assign",
    "bound_of",
    "check",
    "resettle",
    "settle",
    "settle_apart",
    "staff",
]
