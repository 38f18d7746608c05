"""借用: asked for, answered, handed over, brought back (R029)."""

from wudan.sites.actions.loan.answer import agree, refuse
from wudan.sites.actions.loan.ask import ask
from wudan.sites.actions.loan.hand_over import hand_over
from wudan.sites.actions.loan.lapse import lapse_loans
from wudan.sites.actions.loan.take_back import take_back
from wudan.sites.actions.loan.withdraw import withdraw

__all__ = ["agree", "ask", "hand_over", "lapse_loans", "refuse", "take_back", "withdraw"]
