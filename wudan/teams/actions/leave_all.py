"""退队: an erased person belongs to no team any more. A part of 注销."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.people.models import Person
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.joining.forget import forget_joining
from wudan.teams.actions.joining.holding import lock_membership
from wudan.teams.models import Membership


def leave_all(person: Person, *, at: datetime) -> int:
    """End every membership and every open wish to join; how many."""
    mine = list(Membership.objects.present().filter(person=person).order_by("team", "pk"))
    for membership in mine:
        let_go(lock_membership(membership), on=day_of(at))
    return len(mine) + forget_joining(person, at=at)
