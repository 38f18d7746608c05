"""收回和到期: an open invitation ends without an answer, and the place is free again."""

from collections.abc import Callable
from datetime import datetime

from wudan.activities.actions.holding import lock_openings, note_invitation, one_transaction
from wudan.activities.actions.staffing.answer import free
from wudan.activities.enums import ActivityVerb, InvitedState
from wudan.activities.models import Activity, ShiftInvitation, Willingness
from wudan.activities.permissions import objection
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.models import Person

_BATCH = 200
_NOT_WAITING = Objection("not_waiting", "这份邀请已经有了结果，不用收回。")


@one_transaction
def recall_invitation(*, invitation: ShiftInvitation, by: Actor, at: datetime) -> ShiftInvitation:
    """收回: the organizer needs nobody there any more. Raises Missing, Objected."""
    held = _hold(invitation.pk, invitation.opening_id)
    if held is None:
        raise Missing
    insist(objection(ActivityVerb.INVITE, by, held.opening.shift.activity))
    if held.state != InvitedState.WAITING:
        raise Objected(_NOT_WAITING)
    return _end(held, "recall", InvitedState.RECALLED, by=by, at=at)


def lapse_invitations(*, at: datetime) -> int:
    """到期: nobody answered in time, which says nothing about anybody; how many. Each apart."""
    due = ShiftInvitation.objects.overdue(at=at).order_by("pk")[:_BATCH]
    return sum(_lapse(pk, opening, at=at) for pk, opening in due.values_list("pk", "opening_id"))


@one_transaction
def _lapse(pk: int, opening: int, *, at: datetime) -> bool:
    held = _hold(pk, opening)
    if held is None or held.state != InvitedState.WAITING:
        return False
    _end(held, "lapse", InvitedState.LAPSED, by=THE_CLOCK, at=at)
    return True


def drop_invitations_of(person: Person, *, by: Actor, at: datetime) -> None:
    """Who leaves is asked for nothing more; what they said they would come to goes too. Person held."""
    mine = ShiftInvitation.objects.filter(person=person)
    mine.proposed().delete()
    Willingness.objects.filter(person=person).delete()
    _each(list(mine.waiting().order_by("opening", "pk").values_list("pk", "opening_id")),
          lambda held: _end(held, "recall", InvitedState.RECALLED, by=by, at=at))  # fmt: skip


def drop_invitations_to(activity: Activity, *, at: datetime) -> int:
    """The activity is off or over: nobody is waited for. Openings are held by the caller."""
    rows = ShiftInvitation.objects.filter(opening__shift__activity=activity)
    rows.proposed().delete()
    Willingness.objects.filter(activity=activity).delete()
    return rows.waiting().update(state=InvitedState.RECALLED, answered_at=at)


def _each(keys: list[tuple[int, int]], do: Callable[[ShiftInvitation], object]) -> None:
    for pk, opening in keys:
        if (held := _hold(pk, opening)) and held.state == InvitedState.WAITING:
            do(held)


def _hold(pk: int, opening: int) -> ShiftInvitation | None:
    of = lock_openings([opening])[opening]
    row = ShiftInvitation.objects.select_for_update().filter(pk=pk).first()
    if row is not None:
        row.opening = of
    return row


def _end(
    held: ShiftInvitation, verb: str, state: InvitedState, *, by: Actor, at: datetime
) -> ShiftInvitation:
    held.state, held.answered_at = state, at
    held.save(update_fields=["state", "answered_at"])
    note_invitation(verb, held, by=by, at=at, react=True)
    free(held, by=by, at=at)
    return held
