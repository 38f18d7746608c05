"""统一通知: written by one, sent by another, told in batches, stopped at any time."""

from wudan.notices.actions.announcing.cancel import cancel
from wudan.notices.actions.announcing.release import many_of, release
from wudan.notices.actions.announcing.tell_some import tell_some
from wudan.notices.actions.announcing.write import write

__all__ = ["cancel", "many_of", "release", "tell_some", "write"]
