"""示范所、示范站和帮带: one module a verb (R015, R018)."""

from wudan.sites.actions.demonstrations.grant import grant
from wudan.sites.actions.demonstrations.lapse import lapse
from wudan.sites.actions.demonstrations.pair import end_pairing, pair, visit
from wudan.sites.actions.demonstrations.review import review
from wudan.sites.actions.demonstrations.withdraw import withdraw

__all__ = ["end_pairing", "grant", "lapse", "pair", "review", "visit", "withdraw"]
