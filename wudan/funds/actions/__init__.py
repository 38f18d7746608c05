"""What is done with the fund: one module a verb."""

from wudan.funds.actions.add_grant import add_grant
from wudan.funds.actions.close_year import close_year
from wudan.funds.actions.commit import Plan, commit
from wudan.funds.actions.decide import approve, refuse
from wudan.funds.actions.open_year import open_year
from wudan.funds.actions.release import release
from wudan.funds.actions.reverse import reverse
from wudan.funds.actions.shift import shift
from wudan.funds.actions.spend import Payment, spend

__all__ = [
    "Payment",
    "Plan",
    "add_grant",
    "approve",
    "close_year",
    "commit",
    "open_year",
    "refuse",
    "release",
    "reverse",
    "shift",
    "spend",
]
