"""答复邀请: yes takes the place that was held; no gives it back, asks nothing and costs nothing.

By oneself with one tap, or by telephone through who organizes (志愿服务条例 §25).
"""

from datetime import datetime

from wudan.activities.actions.holding import (
    let_go,
    lock_openings,
    note_invitation,
    one_transaction,
    take_held,
)
from wudan.activities.actions.signing.promoting import promote
from wudan.activities.enums import InvitedState, SignUpState
from wudan.activities.models import ShiftInvitation, SignUp
from wudan.activities.permissions import accepting_objection, answering_objection
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel

_BY_WORD = frozenset({ConsentChannel.TELEPHONE, ConsentChannel.COUNTER, ConsentChannel.PAPER})


@one_transaction
def accept_invitation(
    *, invitation: ShiftInvitation, by: Actor, at: datetime, channel: str = ""
) -> SignUp:
    """我去: a sign-up with a place. Raises Missing, Objected, Malformed."""
    held = _hold(invitation)
    insist(accepting_objection(by, held, at=at))
    told = _channel(by, channel)
    made = SignUp(
        opening=held.opening, person=held.person, state=SignUpState.PLACED, at=at, placed_at=at,
        by_post_id=by.post_id, channel=told,
    )  # fmt: skip
    made.save(force_insert=True)
    take_held(held.opening)
    held.sign_up = made
    _end(held, InvitedState.ACCEPTED, channel=told, at=at)
    note_invitation("accept", held, by=by, at=at, react=True, sign_up=made.pk, channel=told)
    return made


@one_transaction
def refuse_invitation(
    *, invitation: ShiftInvitation, by: Actor, at: datetime, channel: str = ""
) -> ShiftInvitation:
    """这次去不了: at any time, no reason asked. Raises Missing, Objected, Malformed."""
    held = _hold(invitation)
    insist(answering_objection(by, held, at=at))
    told = _channel(by, channel)
    _end(held, InvitedState.REFUSED, channel=told, at=at)
    note_invitation("refuse", held, by=by, at=at, react=True, channel=told)
    free(held, by=by, at=at)
    return held


def free(held: ShiftInvitation, *, by: Actor, at: datetime) -> None:
    """The place is free again: the first who waits has it."""
    let_go(held.opening)
    promote(held.opening, by=by, at=at)


def _hold(invitation: ShiftInvitation) -> ShiftInvitation:
    person = lock_persons([invitation.person_id])[invitation.person_id]
    opening = lock_openings([invitation.opening_id])[invitation.opening_id]
    row = ShiftInvitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if row is None:
        raise Missing
    row.person, row.opening = person, opening
    return row


def _end(held: ShiftInvitation, state: InvitedState, *, channel: str, at: datetime) -> None:
    held.state, held.answered_at, held.channel = state, at, channel
    held.save(update_fields=["state", "answered_at", "channel", "sign_up"])


def _channel(by: Actor, channel: str) -> str:
    """How it was said. Raises Malformed when somebody else says it and not how."""
    if by.post_id is None:
        return ConsentChannel.WEB
    if channel not in _BY_WORD:
        raise Malformed({"channel": "本人是怎么说的：电话、到站当面，还是纸质签字？"})
    return channel
