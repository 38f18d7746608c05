"""Somebody becomes, or is no longer, a member: the team's number and its minors follow (A32).

The caller holds the team's row.
"""

from collections.abc import Collection
from datetime import date, datetime

from wudan.kit.ages import ADULT, born_after
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.models import Person
from wudan.people.permissions import taking_part_objection
from wudan.teams.models import Membership, Team
from wudan.teams.permissions import RISKY


def take_in(team: Team, person: Person, *, risks: Collection[str], at: datetime) -> Membership:
    """A new member; never a minor where it is risky. Raises Objected."""
    on = day_of(at)
    if Membership.objects.present().filter(team=team, person=person).exists():
        raise Objected(Objection("member", "已经是队员了。"))
    insist(taking_part_objection(person, on=on, is_risky=bool(RISKY & set(risks))))
    made = Membership.objects.create(team=team, person=person, joined_on=on)
    team.members_count += 1
    count_anew(team, on=on)
    return made


def let_go(membership: Membership, *, on: date) -> None:
    """A member no longer."""
    membership.left_on = on
    membership.save(update_fields=["left_on", "ended_why", "ended_as", "ended_by_id"])
    team = membership.team
    team.members_count = max(0, team.members_count - 1)
    count_anew(team, on=on)


def count_anew(team: Team, *, on: date) -> None:
    """Write the number of members, and whether a minor is among them: told, or on the roll."""
    members = Membership.objects.present().filter(team=team)
    young = members.filter(person__born_on__gt=born_after(ADULT, on)).exists()
    team.has_minors = team.minors_told or young
    team.save(update_fields=["members_count", "has_minors"])
