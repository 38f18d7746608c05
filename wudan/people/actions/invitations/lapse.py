"""过期: thirty days without an answer are an answer; nobody is reminded, nothing is held against them."""

from collections.abc import Iterable
from datetime import datetime

from wudan.people.actions.invitations.ending import end
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import THE_CLOCK
from wudan.people.enums import InvitationAnswer
from wudan.people.models import Invitation


@one_transaction
def lapse(pks: Iterable[int], *, at: datetime) -> int:
    """End these, as far as they still wait; how many."""
    waiting = Invitation.objects.filter(pk__in=list(pks), answer=InvitationAnswer.WAITING)
    count = 0
    for held in (
        waiting.select_related("unit").order_by("pk").select_for_update(of=("self",), no_key=True)
    ):
        end(held, InvitationAnswer.OVER, by=THE_CLOCK, at=at)
        count += 1
    return count
