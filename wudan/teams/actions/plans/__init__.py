"""文明实践方案: consult, adjust, adopt; one module a verb (R051)."""

from wudan.teams.actions.plans.adjust import adjust
from wudan.teams.actions.plans.adopt import adopt
from wudan.teams.actions.plans.begin import begin
from wudan.teams.actions.plans.consult import consult
from wudan.teams.actions.plans.drafting import Item
from wudan.teams.actions.plans.renew import renew

__all__ = ["Item", "adjust", "adopt", "begin", "consult", "renew"]
