"""公示: put up, object, answer, take back, close, take down. For any subject, by kind and id."""

from wudan.honors.actions.notices.answer import answer
from wudan.honors.actions.notices.close import close, take_down
from wudan.honors.actions.notices.hide import hide_name
from wudan.honors.actions.notices.object_ import object_
from wudan.honors.actions.notices.publish import Parties, publish
from wudan.honors.actions.notices.retract import retract

__all__ = ["Parties", "answer", "close", "hide_name", "object_", "publish", "retract", "take_down"]
