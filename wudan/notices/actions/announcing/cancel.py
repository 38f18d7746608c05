"""停统一通知: a draft is dropped, one that is being sent tells nobody more; copies that wait are not sent."""

from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import insist
from wudan.notices.actions.announcing.holding import lock, note
from wudan.notices.enums import AnnouncementState, CopyState
from wudan.notices.models import Announcement, Copy
from wudan.notices.permissions import stopping_objection
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def cancel(*, announcement: Announcement, by: Actor, at: datetime) -> Announcement:
    """Stop it. Raises Missing, Objected."""
    held = lock(announcement.pk, by)
    insist(stopping_objection(by, held))
    held.state, held.ended_at, held.lease_until = AnnouncementState.CANCELLED, at, None
    held.save()
    waiting = Copy.objects.filter(message__announcement=held, state=CopyState.WAITING)
    stopped = waiting.update(state=CopyState.DROPPED, settled_at=at, next_at=None)
    note("cancel", held, by=by, at=at, told=held.told, stopped=stopped)
    return held
