"""发邀请: each line that still fits becomes an invitation and holds a place until it is answered.

A place is held, not raced for: whoever says yes in time has it, and there are never more open
invitations than places. Nobody is asked more often than the county allows, unless they said
themselves that they would come. Order of locks: persons, openings, invitations.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings

from wudan.activities.actions.holding import (
    hold_place,
    lock_openings,
    note_invitation,
    one_transaction,
)
from wudan.activities.candidates import WEEK
from wudan.activities.enums import ActivityVerb, InvitedState
from wudan.activities.models import Activity, Opening, ShiftInvitation, Willingness
from wudan.activities.permissions import listing_objection, objection
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor

NOTICE = timedelta(hours=2)
"""So long before a shift begins nobody is waited for any more."""
MOST = 100
_NONE = Objection("none", "没有要发的：先排一次，或加上要请的人。")
_FULL = Objection("full", "这一班的名额刚刚满了。")


@dataclass(slots=True)
class Sent:
    """What went out, and what stays on the list and why."""

    sent: list[ShiftInvitation] = field(default_factory=list)
    left: list[tuple[ShiftInvitation, Objection]] = field(default_factory=list)


@one_transaction
def send_invitations(*, activity: Activity, by: Actor, at: datetime) -> Sent:
    """Send all lines of the list, a hundred at most. Raises Missing, Objected."""
    insist(objection(ActivityVerb.INVITE, by, activity))
    lines = ShiftInvitation.objects.proposed().filter(opening__shift__activity=activity)
    listed = list(
        lines.order_by("opening", "pk").values_list("pk", "person_id", "opening_id")[:MOST]
    )
    people = lock_persons(person for _, person, _ in listed)
    openings = lock_openings(opening for _, _, opening in listed)
    # Asked again when held: another organizer may have sent or changed the same list.
    rows = lines.filter(pk__in=[pk for pk, _, _ in listed]).select_for_update(of=("self",))
    told = Sent()
    for row in rows.order_by("opening", "pk"):
        row.person, row.opening = people[row.person_id], openings[row.opening_id]
        if found := _objection(by, row, at=at):
            told.left.append((row, found))
        else:
            told.sent.append(_send(row, by=by, at=at))
    if not told.sent:
        raise Objected(told.left[0][1] if told.left else _NONE)
    return told


def deadline_of(opening: Opening, *, at: datetime) -> datetime:
    """Until when a place is held: some days, but not into the last hours before the shift."""
    longest = at + timedelta(hours=settings.PACK.staffing.answer_hours)
    starts_at = opening.shift.starts_at
    return max(min(longest, starts_at - NOTICE), min(at + NOTICE, starts_at))


def _send(row: ShiftInvitation, *, by: Actor, at: datetime) -> ShiftInvitation:
    row.state, row.sent_at, row.sent_by_id = InvitedState.WAITING, at, by.person_id or 0
    row.answer_by = deadline_of(row.opening, at=at)
    row.save(update_fields=["state", "sent_at", "sent_by_id", "answer_by"])
    note_invitation("send", row, by=by, at=at, react=True, person=row.person_id)
    return row


def _objection(by: Actor, row: ShiftInvitation, *, at: datetime) -> Objection | None:
    if found := listing_objection(by, row.opening, row.person, at=at):
        return found
    waiting = ShiftInvitation.objects.waiting().filter(person=row.person)
    shift = row.opening.shift
    if waiting.filter(
        opening__shift__starts_at__lt=shift.ends_at, opening__shift__ends_at__gt=shift.starts_at
    ).exists():
        return Objection("clash", "这个人有一份同一时间的邀请还没答复。")
    if found := _asked_enough(row, at=at):
        return found
    return None if hold_place(row.opening) else _FULL


def _asked_enough(row: ShiftInvitation, *, at: datetime) -> Objection | None:
    """Attention is scarce: no more than so many invitations a week to who did not offer."""
    most = settings.PACK.staffing.asked_a_week
    asked = ShiftInvitation.objects.asked_since(at - WEEK).filter(person=row.person).count()
    if asked < most:
        return None
    activity = row.opening.shift.activity
    if Willingness.objects.filter(activity=activity, person=row.person).exists():
        return None
    return Objection("asked", Phrase("这个人七天里已经请过 {most} 次，先不再请。", most=most))
