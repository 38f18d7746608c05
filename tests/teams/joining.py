"""Who asks to join whom, in the county of the stories."""

from datetime import date
from typing import Any

from tests.world import MONDAY, World
from wudan.people.models import Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Application, Membership


def registered(world: World, *names: str) -> None:
    """These are volunteers."""
    for name in names:
        Volunteer.objects.create(person=world.people[name], joined_at=MONDAY)


def born(world: World, name: str, day: date) -> Person:
    """Somebody's birthday is known."""
    person = world.people[name]
    person.born_on = day
    person.save(update_fields=["born_on"])
    return person


def ask(world: World, who: str = "白嫂", team: str = "clippers", **given: Any) -> Application:
    """A volunteer asks to join."""
    given = {"at": MONDAY, **given}
    return joining.apply(team=world.teams[team], by=world.actor(who), **given)


def refused(world: World, who: str = "白嫂", **given: Any) -> Application:
    """A volunteer asks and is refused by the leader."""
    asked = ask(world, who)
    given = {"at": MONDAY, "reason": "这季人满了", "by": world.actor("苏远"), **given}
    return joining.refuse(application=asked, **given)


def member(world: World, who: str = "小武") -> Membership:
    """The present membership of somebody."""
    return Membership.objects.get(person=world.people[who], left_on=None)
