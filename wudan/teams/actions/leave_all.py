"""退队: an erased person belongs to no team any more. A part of 注销."""

from datetime import date

from wudan.people.models import Person
from wudan.teams.models import Membership


def leave_all(person: Person, *, on: date) -> int:
    """End every membership; how many."""
    return Membership.objects.filter(person=person, left_on=None).update(left_on=on)
