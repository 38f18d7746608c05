"""报名: a place if there is one, else a turn in the waiting list; never one too many (A06, G05).

The person is locked first, so that two shifts of one hour are decided once; then the opening, so
that the last place is.
"""

from datetime import datetime

from wudan.activities.actions.holding import (
    lock_openings,
    note_sign_up,
    one_transaction,
    take_held,
    take_place,
    words_of,
)
from wudan.activities.enums import InvitedState, SignUpState
from wudan.activities.models import Opening, ShiftInvitation, SignUp
from wudan.activities.permissions import companion_is_needed, signing_up_objection
from wudan.kit.refusals import Malformed, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

_LONGEST_NAME = 40


@one_transaction
def sign_up(
    *, opening: Opening, person: Person, by: Actor, at: datetime, companion: str = ""
) -> SignUp:
    """Sign somebody up: oneself, one's child, or, by who organizes, anybody who asked for it.

    Raises Missing, Objected, Malformed (`companion`).
    """
    channel = ConsentChannel.WEB if by.post_id is None else ConsentChannel.COUNTER
    return enlist(opening, person, by=by, at=at, companion=companion, channel=channel)


def enlist(
    opening: Opening, person: Person, *, by: Actor, at: datetime, companion: str, channel: str
) -> SignUp:
    """The part that all ways of signing up share."""
    whom = lock_persons([person.pk])[person.pk]
    held = lock_openings([opening.pk])[opening.pk]
    insist(signing_up_objection(by, held, whom, at=at))
    made = SignUp(
        opening=held, person=whom, at=at, by_post_id=by.post_id, channel=channel,
        accompanied_by=companion_of(held, whom, companion, at=at),
    )  # fmt: skip
    invited = _invited(held, whom)
    if invited is not None:
        take_held(held)
        made.state, made.placed_at = SignUpState.PLACED, at
    elif take_place(held):
        made.state, made.placed_at = SignUpState.PLACED, at
    else:
        made.state, made.turn = SignUpState.WAITING, queue(held)
    made.save(force_insert=True)
    if invited is not None:
        invited.state, invited.answered_at = InvitedState.ACCEPTED, at
        invited.channel, invited.sign_up = channel, made
        invited.save(update_fields=["state", "answered_at", "channel", "sign_up"])
    verb = "place" if made.state == SignUpState.PLACED else "wait"
    note_sign_up(verb, made, by=by, at=at, react=True, channel=channel, turn=made.turn)
    return made


def _invited(opening: Opening, person: Person) -> ShiftInvitation | None:
    """An invitation to this very place: who signs up has answered it, and takes what was held."""
    if not opening.held:
        return None
    rows = ShiftInvitation.objects.waiting().filter(opening=opening, person=person)
    return rows.select_for_update().first()


def queue(opening: Opening) -> int:
    """The next turn of an opening that is held."""
    opening.last_turn += 1
    opening.waiting += 1
    opening.save(update_fields=["last_turn", "waiting"])
    return opening.last_turn


def companion_of(opening: Opening, person: Person, companion: str, *, at: datetime) -> str:
    """Who comes along with a minor. Raises Malformed when nobody does."""
    companion = words_of(companion, field="companion", most=_LONGEST_NAME)
    if not companion and companion_is_needed(opening.shift.activity, person, at=at):
        raise Malformed({"companion": "未满 18 周岁，请写上陪同的大人是谁。"})
    return companion
