"""来不了: said in time, nothing is held against anybody; the place is free again and given on."""

from datetime import datetime

from wudan.activities.actions.holding import (
    give_back,
    lock_openings,
    lock_sign_up,
    note_sign_up,
    one_transaction,
    words_of,
)
from wudan.activities.actions.signing.promoting import leave_queue, promote
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.permissions import withdrawing_objection
from wudan.activities.querysets import SignUpQuerySet
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def withdraw(*, sign_up: SignUp, by: Actor, at: datetime, why: str = "") -> SignUp:
    """Give the place or the turn back; the first who waits gets the place. Raises Missing, Objected, Malformed."""
    held = lock_sign_up(sign_up)
    insist(withdrawing_objection(by, held, at=at))
    give_up(held, why=words_of(why), by=by, at=at)
    promote(held.opening, by=by, at=at)
    return held


@one_transaction
def leave_all(*, person: Person, by: Actor, at: datetime) -> int:
    """退出全部报名: who leaves for good gives back every place that was not used; how many.

    What was said along (who came with them, why not) goes too. The person is held by the caller.
    """
    mine = SignUp.objects.filter(person=person)
    mine.update(accompanied_by="", why="")
    SignUp.objects.filter(offered_to=person).update(offered_at=None, offered_to=None)
    rows = mine.live().filter(attendance=None)
    return _give_back_all(rows, by=by, at=at)


def _give_back_all(rows: SignUpQuerySet, *, by: Actor, at: datetime) -> int:
    openings = lock_openings(rows.values_list("opening", flat=True))
    held = list(rows.filter(opening__in=openings).select_for_update(of=("self",)).order_by("pk"))
    for one in held:
        one.opening = openings[one.opening_id]
        give_up(one, why="", by=by, at=at)
        promote(one.opening, by=by, at=at)
    return len(held)


@one_transaction
def give_places_back(*, person: Person, by: Actor, at: datetime) -> int:
    """不当志愿者了: every place and turn still to come is given back, whoever waits moves up; how many."""
    return _give_back_all(held_to_come(person, at=at), by=by, at=at)


def held_to_come(person: Person, *, at: datetime) -> SignUpQuerySet:
    """Places and turns of somebody that are not over and not begun."""
    mine = SignUp.objects.live().filter(person=person, attendance=None)
    return mine.filter(opening__shift__ends_at__gt=at)


def give_up(held: SignUp, *, why: str, by: Actor, at: datetime) -> None:
    """End a live sign-up that is held, with its opening."""
    if held.state == SignUpState.PLACED:
        give_back(held.opening)
    else:
        leave_queue(held.opening)
    held.state, held.ended_at, held.why = SignUpState.WITHDRAWN, at, why
    held.offered_at = held.offered_to = None
    held.save(update_fields=["state", "ended_at", "why", "offered_at", "offered_to"])
    note_sign_up("withdraw", held, by=by, at=at, why=why, react=True)
