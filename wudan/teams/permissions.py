"""May this person take somebody into this team: an objection, or nothing."""

from collections.abc import Collection
from datetime import date

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.permissions import taking_part_objection
from wudan.teams.models import Membership, Team

RISKY = frozenset({"bodily", "medical"})
"""Kinds of risk that no minor takes part in (domain §2.6)."""


def enrolling_objection(
    by: Actor, team: Team, person: Person, *, risks: Collection[str], on: date
) -> Objection | None:
    """Why this actor does not take this person in: the leader does, and the sites above.

    `risks` are those of the services that the team's platform offers.
    """
    if by.unit_id != team.unit_id and not (by.may("place_for") and by.reaches(team.unit.path)):
        return Objection("not_your_team", "队员由本队队长或所在的站、所来登记。")
    if Membership.objects.filter(team=team, person=person, left_on=None).exists():
        return Objection("member", "已经是队员了。")
    return taking_part_objection(person, on=on, is_risky=bool(RISKY & set(risks)))
