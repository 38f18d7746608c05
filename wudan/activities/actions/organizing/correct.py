"""修改: a draft as a whole; once people have signed up, only what does not change what they agreed to."""

from datetime import datetime

from wudan.activities import policies
from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.actions.organizing.putting_down import fill, lay_out, written
from wudan.activities.actions.organizing.room import MOVED, free_room, is_covered
from wudan.activities.enums import ActivityStage, ActivityVerb
from wudan.activities.models import Activity
from wudan.activities.permissions import objection
from wudan.activities.wanted import TOLD, Wanted
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

_TIMELY = frozenset({"past_shift", "closed_already", "unit_gone"})
"""What an open activity may come to by time alone."""


@one_transaction
def correct(
    *, activity: Activity, wanted: Wanted, by: Actor, at: datetime, seen: int | None = None
) -> Activity:
    """Put right what was written. Raises Missing, Stale, Objected, Malformed."""
    held = lock_activity(activity, seen=seen)
    insist(objection(ActivityVerb.CORRECT, by, held))
    faults = policies.faults_of(wanted, at=at)
    if faults:
        raise Malformed(faults)
    before = written(held)
    if held.stage == ActivityStage.DRAFT:
        fill(held, wanted)
        lay_out(held, wanted.shifts, wanted.positions)
        if held.booking_id is not None and not is_covered(held):
            free_room(held, why=MOVED, by=by, at=at)
    else:
        _amend(held, wanted, at=at)
    changed = [name for name in TOLD if getattr(before, name) != getattr(held, name)]
    held.version += 1
    held.save()
    is_told = held.stage != ActivityStage.DRAFT
    note("correct", held, by=by, at=at, react=is_told, changed=changed)
    return held


def _amend(held: Activity, wanted: Wanted, *, at: datetime) -> None:
    """Words, place, insurance, the last hour to sign up; the gate holds as it did."""
    for name in TOLD:
        setattr(held, name, getattr(wanted, name))
    held.aim = wanted.aim or policies.aim_of(held.platform)
    shifts, positions = list(held.shifts.order_by("starts_at")), list(held.positions.all())
    missing = policies.gate(held, shifts, positions, at=at)
    insist(next((one for one in missing if one.code not in _TIMELY), None))
