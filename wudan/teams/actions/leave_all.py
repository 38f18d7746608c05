"""退队: an erased person belongs to no team any more. A part of 注销."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.founding.forget import forget_foundings
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.joining.forget import forget_joining
from wudan.teams.actions.joining.holding import lock_membership
from wudan.teams.models import Membership


def leave_all(person: Person, *, by: Actor, at: datetime) -> int:
    """End every membership, every open wish to join, every asking to lead; how many."""
    mine = list(Membership.objects.present().filter(person=person).order_by("team", "pk"))
    for membership in mine:
        let_go(lock_membership(membership), on=day_of(at))
    return len(mine) + forget_joining(person, at=at) + forget_foundings(person, by=by, at=at)
