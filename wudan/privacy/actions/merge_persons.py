"""合并、分开: two rows of one person, with all that hangs on them above `people`.

`people` moves whatever points at the dropped row. What cannot have two of a kind stays there; of that
this gives back places and turns to come (whoever waits moves up), doubled memberships and training
places, a household of their own. Hours follow by reversal and a new record, points by a carry,
since the books are never edited.
"""

from datetime import datetime

from wudan.activities.actions import give_places_back
from wudan.ledger.actions import carry_back, carry_over, points
from wudan.people.actions import households, persons
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.models import Merger, Person
from wudan.rewards.actions.cards import end_cards_of
from wudan.teams.actions.leave_all import leave_all
from wudan.teams.actions.training import withdraw_all


@one_transaction
def merge_persons(*, kept: Person, dropped: Person, by: Actor, at: datetime) -> Merger:
    """Merge `dropped` into `kept`. Raises Objected."""
    made = persons.merge(kept=kept, dropped=dropped, by=by, at=at)
    give_places_back(person=dropped, by=by, at=at)
    leave_all(dropped, by=by, at=at)
    withdraw_all(person=dropped, by=by, at=at)
    end_cards_of(person=dropped, by=by, at=at)
    households.leave_for_good(person=dropped, by=by, at=at)
    carry_over(merger=made, by=by, at=at)
    points.carry_points(merger=made, by=by, at=at)
    return made


@one_transaction
def separate_persons(*, merger: Merger, by: Actor, at: datetime) -> Merger:
    """Undo it; doubled places that were given back stay given. Raises Objected."""
    held = persons.separate(merger=merger, by=by, at=at)
    carry_back(merger=held, by=by, at=at)
    points.carry_points_back(merger=held, by=by, at=at)
    return held
