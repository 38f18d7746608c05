"""改排班: the organizer puts somebody on the list of an opening, or takes them off; nobody is told."""

from datetime import datetime

from wudan.activities.actions.holding import lock_openings, note, one_transaction
from wudan.activities.actions.staffing.propose import reprice
from wudan.activities.enums import ActivityVerb, InvitedState
from wudan.activities.models import Opening, ShiftInvitation
from wudan.activities.models.invitation import OPEN
from wudan.activities.permissions import listing_objection, objection
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import Person

_LISTED = Objection("listed", "这一班已经列了这个人，或者正在等这个人答复。")
_FULL = Objection("full", "这一班的名额已经列满了，先去掉一位。")


@one_transaction
def put_on_list(*, opening: Opening, person: Person, by: Actor, at: datetime) -> ShiftInvitation:
    """One more line. Raises Missing, Objected."""
    held = lock_openings([opening.pk])[opening.pk]
    insist(listing_objection(by, held, person, at=at))
    mine = ShiftInvitation.objects.filter(person=person, state__in=OPEN)
    if mine.filter(opening=held).exists():
        raise Objected(_LISTED)
    same = mine.filter(
        opening__shift__starts_at__lt=held.shift.ends_at,
        opening__shift__ends_at__gt=held.shift.starts_at, opening__shift__activity=held.shift.activity,
    )  # fmt: skip
    if same.exists():
        raise Objected(Objection("clash", "这个人已经列在同一时间的另一个岗位。"))
    if ShiftInvitation.objects.proposed().filter(opening=held).count() >= held.free:
        raise Objected(_FULL)
    made = ShiftInvitation.objects.create(opening=held, person=person, proposed_at=at, by_hand=True)
    reprice(held.shift.activity, at=at)
    note("change_staffing", held.shift.activity, by=by, at=at, opening=held.pk, put=person.pk)
    return made


@one_transaction
def take_off_list(*, invitation: ShiftInvitation, by: Actor, at: datetime) -> None:
    """One line less; what was sent is recalled instead. Raises Missing, Objected."""
    held = lock_openings([invitation.opening_id])[invitation.opening_id]
    activity = held.shift.activity
    insist(objection(ActivityVerb.INVITE, by, activity))
    row = ShiftInvitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if row is None:
        raise Missing
    if row.state != InvitedState.PROPOSED:
        raise Objected(Objection("sent", "已经发出去了。不用这个人了，请收回邀请。"))
    person = row.person_id
    row.delete()
    reprice(activity, at=at)
    note("change_staffing", activity, by=by, at=at, opening=held.pk, took=person)
