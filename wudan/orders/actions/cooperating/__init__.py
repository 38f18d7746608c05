"""协作单: asked, answered, put to the center, decided, done."""

from wudan.orders.actions.cooperating.answer import answer
from wudan.orders.actions.cooperating.ask import ask
from wudan.orders.actions.cooperating.escalate import escalate, escalate_unanswered
from wudan.orders.actions.cooperating.finish import finish
from wudan.orders.actions.cooperating.rule import rule
from wudan.orders.actions.cooperating.take_back import take_back

__all__ = ["answer", "ask", "escalate", "escalate_unanswered", "finish", "rule", "take_back"]
