"""带走名册: a telephone takes a shift's roster along to where there is no signal (A05).

It makes a key of its own; here its public half is kept, and whose hand carries it.
"""

from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import one_transaction
from wudan.activities.actions.attendance.journaling import note_roster
from wudan.activities.models import RosterDevice, Shift
from wudan.kit.device_keys import is_key
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def take_roster(*, shift: Shift, key: str, by: Actor, at: datetime) -> RosterDevice:
    """The roster is in this telephone now. Raises Malformed, Objected."""
    insist(presence.running_objection(by, shift.activity))
    key = key.rstrip("=")
    if not is_key(key):
        raise Malformed({"key": "这部手机做不出签名用的钥匙。请换一部，或用纸质名册。"})
    known = RosterDevice.objects.filter(key=key).first()
    if known is not None:
        if (known.shift_id, known.holder_id) == (shift.pk, by.person):
            return known
        raise Objected(Objection("key_in_use", "这把钥匙已经用在别的名册上了，请重新打开页面。"))
    made = RosterDevice.objects.create(
        shift=shift, holder_id=by.person, post_id=by.post_id, key=key, taken_at=at
    )
    note_roster("take", shift, made.pk, by=by, at=at)
    return made
