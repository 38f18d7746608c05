"""Put one offline line into the register: capped by its shift, signed by who carried the roster."""

from collections.abc import Mapping
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import Times, begin, end, sign_for_organizer
from wudan.activities.actions.attendance.offline import Judged
from wudan.activities.enums import AttendanceState, Flag, MarkKind, PresenceBy
from wudan.activities.models import Attendance, RosterDevice, Shift, SignUp
from wudan.people.actors import Actor


def put_in(
    one: Judged, sign_up: SignUp, leaving: Mapping[int, Judged], device: RosterDevice, *,
    by: Actor, at: datetime,
) -> str:  # fmt: skip
    """Why it was not taken; empty when it was."""
    if objection := presence.placed_objection(sign_up):
        return objection.words
    if one.sent.kind == MarkKind.CAME:
        return _came(one, sign_up, leaving.get(sign_up.pk), device, by=by, at=at)
    return _left(one, sign_up, device, by=by, at=at)


def _came(
    one: Judged, sign_up: SignUp, later: Judged | None, device: RosterDevice, *, by: Actor,
    at: datetime,
) -> str:  # fmt: skip
    shift = sign_up.opening.shift
    if objection := presence.already_came(sign_up):
        return objection.words
    if one.at >= shift.ends_at:
        return "到场在这一班结束以后，没有算。"
    times = Times(_capped(one, shift), PresenceBy.OFFLINE)
    if at > shift.ends_at + presence.GRACE:
        # Nobody is still there: a leaving line of the same batch, or else the clock, ends it.
        times = _ended(times, later, shift)
    elif objection := presence.elsewhere_objection(sign_up.person_id):
        return objection.words
    flags = {*one.flags, *([Flag.FORGOTTEN] if times.left_how == PresenceBy.CLOCK else [])}
    begin(sign_up, times, by=by, at=at, flags=flags)
    return ""


def _ended(times: Times, later: Judged | None, shift: Shift) -> Times:
    left_at, how = shift.ends_at, PresenceBy.CLOCK
    if later is not None and later.at > times.came_at:
        left_at = min(later.at, shift.ends_at)
    return Times(times.came_at, times.how, left_at, how)


def _left(one: Judged, sign_up: SignUp, device: RosterDevice, *, by: Actor, at: datetime) -> str:
    found = presence.attendance_of(sign_up)
    if found is None:
        return "名册上没有记到场，离开没有算。"
    if not presence.leaving_is_open(found):
        return "离开已经登记过了。"
    left_at = _capped(one, sign_up.opening.shift)
    if left_at <= found.came_at:
        return "离开不晚于到场，没有算。"
    found.flags = [flag for flag in found.flags if flag != Flag.FORGOTTEN]
    end(found, left_at=left_at, how=PresenceBy.OFFLINE, by=by, at=at, flags=one.flags)
    _sign(found, device, by=by, at=at)
    return ""


def _sign(found: Attendance, device: RosterDevice, *, by: Actor, at: datetime) -> None:
    """Who carried the roster signs, whoever hands it in; never for himself (A02)."""
    signs_both = device.holder_id in (found.person_id, found.witnessed_by_id)
    if signs_both or found.vouched_at or found.state != AttendanceState.LEFT:
        return
    sign_for_organizer(found, by=by, at=at, signer=(device.holder_id, device.post_id))


def _capped(one: Judged, shift: Shift) -> datetime:
    """Inside the shift, at most its whole length; far outside is flagged."""
    if not shift.starts_at - presence.EARLY <= one.at <= shift.ends_at + presence.GRACE:
        one.flags.add(Flag.CAPPED.value)
    return min(max(one.at, shift.starts_at), shift.ends_at)
