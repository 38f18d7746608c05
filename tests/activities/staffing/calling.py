"""理发小队 needs people for two shifts; 苏远 leads, 小武 is a member, others said they would come."""

from datetime import timedelta
from typing import Any

from tests.activities.drafting import LATER, MONDAY, morning, opened, volunteer
from tests.world import SINCE, World
from wudan.activities import actions
from wudan.activities.actions.staffing.send import Sent
from wudan.activities.models import Activity, Opening, ShiftInvitation, StaffingProposal
from wudan.activities.wanted import WantedPosition
from wudan.people.actors import Actor
from wudan.teams.models import Membership

SENT = LATER + timedelta(hours=1)
TWO_DAYS = (morning(), morning(days=1))
ONE = (WantedPosition("理发", 1),)


def event(world: World, **given: Any) -> Activity:
    """Saturday and Sunday morning, two for each."""
    return opened(world, **({"shifts": TWO_DAYS} | given))


def member(world: World, name: str) -> Actor:
    """A member of 理发小队, registered."""
    person = volunteer(world, name)
    Membership.objects.get_or_create(
        team=world.teams["clippers"], person=person, defaults={"joined_on": SINCE}
    )
    return world.oneself(name)


def propose(world: World, activity: Activity) -> StaffingProposal:
    """苏远 asks for a roster."""
    return actions.propose_staffing(activity=activity, by=world.actor("苏远"), at=LATER)


def send(world: World, activity: Activity, **given: Any) -> Sent:
    """苏远 sends the list."""
    told = {"by": world.actor("苏远"), "at": SENT} | given
    return actions.send_invitations(activity=activity, **told)


def openings(activity: Activity) -> list[Opening]:
    """In the order of time."""
    rows = Opening.objects.filter(shift__activity=activity).order_by("shift__starts_at", "pk")
    return list(rows.select_related("shift__activity__unit", "position"))


def put(world: World, activity: Activity, name: str, place: int = 0) -> ShiftInvitation:
    """苏远 puts somebody on the list."""
    return actions.put_on_list(
        opening=openings(activity)[place], person=volunteer(world, name), by=world.actor("苏远"),
        at=LATER,
    )  # fmt: skip


def invited(world: World, activity: Activity, *names: str, place: int = 0) -> list[ShiftInvitation]:
    """Those named were put on the list and sent an invitation."""
    for name in names:
        put(world, activity, name, place)
    return send(world, activity).sent


def listed(activity: Activity) -> list[tuple[int, str]]:
    """(which shift, who) of the list."""
    places = {row.pk: n for n, row in enumerate(openings(activity))}
    rows = ShiftInvitation.objects.proposed().filter(opening__in=places)
    return sorted((places[row.opening_id], row.person.name) for row in rows)


__all__ = ["LATER", "MONDAY", "ONE", "SENT", "TWO_DAYS"]
