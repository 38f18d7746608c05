"""What becomes of a resource: entered, walked to an open door, used, ended (R020–R022)."""

from wudan.sites.actions.resource.agree import Terms, agree, renew
from wudan.sites.actions.resource.bring_in import BroughtIn, bring_in
from wudan.sites.actions.resource.columns import COLUMNS
from wudan.sites.actions.resource.correct import correct
from wudan.sites.actions.resource.drafting import Draft
from wudan.sites.actions.resource.end_over import end_over
from wudan.sites.actions.resource.enter import enter
from wudan.sites.actions.resource.step import ASKS, step
from wudan.sites.actions.resource.use import count_use, use

__all__ = [
    "ASKS",
    "COLUMNS",
    "BroughtIn",
    "Draft",
    "Terms",
    "agree",
    "bring_in",
    "correct",
    "count_use",
    "end_over",
    "enter",
    "renew",
    "step",
    "use",
]
