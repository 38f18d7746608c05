"""退出: who leaves gives back every place and turn, and is asked for nothing more."""

from datetime import datetime

from wudan.activities.actions.holding import lock_openings, one_transaction
from wudan.activities.actions.signing.promoting import promote
from wudan.activities.actions.signing.withdraw import give_up
from wudan.activities.actions.staffing.recall import drop_invitations_of
from wudan.activities.models import SignUp
from wudan.activities.querysets import SignUpQuerySet
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def leave_all(*, person: Person, by: Actor, at: datetime) -> int:
    """退出全部报名: who leaves for good gives back every place that was not used; how many.

    What was said along (who came with them, why not) goes too. The person is held by the caller.
    """
    mine = SignUp.objects.filter(person=person)
    mine.update(accompanied_by="", why="")
    SignUp.objects.filter(offered_to=person).update(offered_at=None, offered_to=None)
    drop_invitations_of(person, by=by, at=at)
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
    drop_invitations_of(person, by=by, at=at)
    return _give_back_all(held_to_come(person, at=at), by=by, at=at)


def held_to_come(person: Person, *, at: datetime) -> SignUpQuerySet:
    """Places and turns of somebody that are not over and not begun."""
    mine = SignUp.objects.live().filter(person=person, attendance=None)
    return mine.filter(opening__shift__ends_at__gt=at)
