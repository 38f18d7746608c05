"""答复组建: who was asked says yes, and the team is there; or no, and no reason is asked (条例 §25)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.posts import take_up
from wudan.people.actors import Actor
from wudan.people.models import Volunteer
from wudan.teams.actions.founding.holding import (
    lock_founding,
    lock_founding_and_person,
    note,
    one_transaction,
)
from wudan.teams.actions.founding.make import make_team
from wudan.teams.actions.joining.belonging import take_in
from wudan.teams.enums import FoundingState
from wudan.teams.founding import (
    LEADER,
    answering_objection,
    tier_at,
    yes_objection,
)
from wudan.teams.models import Founding, Team

FIRST_CAPACITY = 3
"""How many orders a week a new team is thought to manage; its leader says better."""


@one_transaction
def accept(*, founding: Founding, by: Actor, at: datetime) -> Team:
    """Say yes: the team is made, its leader is its first member, and it serves its own site.

    When it can come is what the leader told as a volunteer, until the leader says otherwise.
    Raises Missing, Objected.
    """
    held = lock_founding_and_person(founding)
    insist(answering_objection(by, held) or yes_objection(held, on=day_of(at)))
    team = _made(held, at=at)
    take_up(
        person=held.person, role=LEADER, unit=team.unit, offered=held.asked_under, by=by, at=at,
        title="队长",
    )  # fmt: skip
    take_in(team, held.person, risks=(), at=at)
    held.state, held.answered_at, held.team = FoundingState.FOUNDED, at, team
    held.save(update_fields=["state", "answered_at", "team"])
    note("accept", held, by=by, at=at, react=True)
    return team


@one_transaction
def refuse(*, founding: Founding, by: Actor, at: datetime) -> Founding:
    """Say no; the site may ask somebody else. Raises Missing, Objected."""
    held = lock_founding(founding)
    insist(answering_objection(by, held))
    held.state, held.answered_at = FoundingState.REFUSED, at
    held.save(update_fields=["state", "answered_at"])
    note("refuse", held, by=by, at=at, react=True)
    return held


def _made(held: Founding, *, at: datetime) -> Team:
    """The team as it begins. Raises Objected when its name was taken meanwhile."""
    site = held.site
    told = Volunteer.objects.active().filter(person=held.person_id).first()
    return make_team(
        key=f"founded-{held.pk}", name=held.name, parent=site, category=held.category,
        tier=tier_at(site), since=day_of(at), asked=held.pk, skills=held.skills, serves=[site.path], slots=told.slots if told else 0,
        members_count=0, capacity_per_week=FIRST_CAPACITY,
    )  # fmt: skip
