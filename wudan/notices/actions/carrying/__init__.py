"""送: copies are taken, handed over, asked about and settled; several workers at once (G23)."""

from wudan.notices.actions.carrying.beating import Moves, beat, look_after, moving
from wudan.notices.actions.carrying.claim import claim
from wudan.notices.actions.carrying.join import join_calm
from wudan.notices.actions.carrying.loading import loads_in_doubt, loads_to_ask
from wudan.notices.actions.carrying.record import Result, record_asked, record_handed

__all__ = [
    "Moves", "Result", "beat", "claim", "join_calm", "loads_in_doubt", "loads_to_ask", "look_after",
    "moving", "record_asked", "record_handed",
]  # fmt: skip
