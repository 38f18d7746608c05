"""登记到会: of each unit, whether its head came, somebody for him, or nobody; no reason is asked (R095)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.meetings.actions.keeping import keep, lock_meeting, note_meeting, one_transaction
from wudan.meetings.enums import MeetingState, Presence
from wudan.meetings.models import Meeting
from wudan.meetings.permissions.meetings import holding_objection
from wudan.people.actors import Actor


@one_transaction
def attend(
    *, meeting: Meeting, came: Mapping[int, str], by: Actor, at: datetime, seen: int | None = None
) -> Meeting:
    """By the invitee's key; who is not named stays unsaid. The meeting was held with that.
    Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(holding_objection(by, held, on=day_of(at)))
    invitees = {one.pk: one for one in held.invitees.live()}
    if not set(came) <= set(invitees) or not set(came.values()) <= set(Presence.values):
        raise Malformed({"came": "名单有变化，请刷新页面再登记。"})
    changed = [one for pk, one in invitees.items() if came.get(pk, one.presence) != one.presence]
    for one in changed:
        one.presence = came[one.pk]
        one.save(update_fields=["presence"])
    held.state = MeetingState.HELD
    held.held_at = held.held_at or at
    keep(held)
    note_meeting("hold", held, by=by, at=at, facts={"said": len(came)})
    return held
