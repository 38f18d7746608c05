"""用了、没用: one tap of the keeper, so that use is what was seen, not what was booked (R023)."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites.actions.bookings.holding import lock_booking, note_booking
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.enums import RoomUse
from wudan.sites.models import Booking
from wudan.sites.permissions.room import seeing_objection


@one_transaction
def note_use(*, booking: Booking, seen: str, by: Actor, at: datetime) -> Booking:
    """Note it; noted again, the last word counts. Raises Missing, Objected, Malformed."""
    held = lock_booking(booking)
    insist(seeing_objection(by, held, at=at))
    if seen not in RoomUse.values:
        raise Malformed({"seen": "请选“用了”或“没用”。"})
    held.seen = seen
    held.save(update_fields=["seen"])
    note_booking("see", held, by=by, at=at, seen=seen)
    return held
