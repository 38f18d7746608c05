"""How every verb of a presence takes its step: persons, then sign-ups locked; checked; journaled.

The person is locked before anybody comes: so two check-ins at once are one (G17).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.activities.enums import AttendanceState, PresenceBy
from wudan.activities.models import Attendance, SignUp
from wudan.activities.presence import attendance_of
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor

SUBJECT = "attendance"
one_transaction = transaction.atomic(savepoint=False)


def lock(pks: Iterable[int], *, persons: bool = False) -> dict[int, SignUp]:
    """The sign-ups, locked in order, read with all that is asked of them. Raises Missing."""
    wanted = sorted(set(pks))
    rows = SignUp.objects.filter(pk__in=wanted).order_by("pk")
    if persons:
        lock_persons(rows.values_list("person", flat=True))
    held = list(rows.select_for_update().values_list("pk", flat=True))
    if len(held) < len(wanted):
        raise Missing
    joined = rows.select_related(
        "person", "opening__shift__activity__unit", "opening__shift__activity__area",
        "opening__shift__activity__order", "attendance",
    )  # fmt: skip
    found = {sign_up.pk: sign_up for sign_up in joined}
    for sign_up in found.values():
        if hung := attendance_of(sign_up):
            hung.opening = sign_up.opening
    return found


def lock_presence(pks: Iterable[int]) -> list[Attendance]:
    """Presences, by locking what they hang on. Raises Missing."""
    wanted = set(pks)
    hung = Attendance.objects.filter(pk__in=wanted).values_list("sign_up", flat=True)
    held = [attendance_of(sign_up) for sign_up in lock(hung).values()]
    found = [one for one in held if one is not None]
    if {one.pk for one in found} != wanted:
        raise Missing
    return found


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when, and how each is known; `left_at` None: still there."""

    came_at: datetime
    how: PresenceBy
    left_at: datetime | None = None
    left_how: PresenceBy | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What is no proof: one's own word to be near, and which telephone within this shift."""

    in_range: bool | None = None
    hand: str = ""


def begin(
    sign_up: SignUp, times: Times, *, by: Actor, at: datetime, hints: Hints = Hints(), flags: Iterable[str] = (),
) -> Attendance:  # fmt: skip
    """Somebody came; and has left, when both are written down afterwards."""
    made = Attendance(
        sign_up=sign_up, opening=sign_up.opening, person_id=sign_up.person_id,
        came_at=times.came_at, came_by=times.how, in_range=hints.in_range, hand=hints.hand, flags=sorted(set(flags)),
        left_at=times.left_at, left_by=times.left_how or "",
        state=AttendanceState.PRESENT if times.left_at is None else AttendanceState.LEFT,
    )  # fmt: skip
    made.save(force_insert=True)
    sign_up.attendance = made
    note("come", made, by=by, at=at, how=times.how)
    if times.left_at is not None:
        note("leave", made, by=by, at=at, how=times.left_how)
    return made


def end(
    found: Attendance, *, left_at: datetime, how: PresenceBy, by: Actor, at: datetime,
    flags: Iterable[str] = (),
) -> Attendance:  # fmt: skip
    """Somebody left."""
    found.left_at, found.left_by, found.state = left_at, how, AttendanceState.LEFT
    found.flags = sorted({*found.flags, *flags})
    found.save(update_fields=["left_at", "left_by", "state", "flags"])
    note("leave", found, by=by, at=at, how=how)
    return confirm_if_whole(found, by=by, at=at)


def sign_for_organizer(
    found: Attendance, *, by: Actor, at: datetime, signer: tuple[int, int | None] | None = None
) -> Attendance:
    """The organizer's side signs; `signer`: person and post, when another hands it in."""
    found.vouched_at = at
    found.vouched_by_id, found.vouched_post_id = signer or (by.person, by.post_id)
    found.save(update_fields=["vouched_at", "vouched_by_id", "vouched_post_id"])
    note("vouch", found, by=by, at=at)
    return confirm_if_whole(found, by=by, at=at)


def confirm_if_whole(found: Attendance, *, by: Actor, at: datetime) -> Attendance:
    """两方都确认了: both have signed, so the hours may be recorded (heard in the outbox)."""
    if found.state != AttendanceState.LEFT or None in (found.vouched_at, found.witnessed_at):
        return found
    if found.vouched_by_id == found.witnessed_by_id:
        return found
    found.state = AttendanceState.CONFIRMED
    found.save(update_fields=["state"])
    note("confirm", found, by=by, at=at, react=True, witness=found.witness)
    return found


def note(
    verb: str, found: Attendance, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of a verb: by number, never by name."""
    activity = found.opening.shift.activity
    subject = Subject(
        SUBJECT, found.pk, activity.county, activity.unit_id, activity.unit.branch_id
    )  # fmt: skip
    told: dict[str, object] = {"activity": activity.no, **facts}
    record(f"attendance.{verb}", subject, by=by, at=at, why=why, facts=told, react=react)
