"""How stories of training begin: a session of the town institute, and people to train."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from tests.world import COUNTY, MONDAY, SINCE, World
from wudan.people.actors import for_self
from wudan.people.models import Person
from wudan.teams.actions import training
from wudan.teams.models import Membership, TrainingAttendance, TrainingSession

DAY = MONDAY.date() + timedelta(days=7)
EVE = MONDAY + timedelta(days=1)
AFTER = MONDAY + timedelta(days=7, hours=8)
BATHING = training.Wanted(
    name="助浴怎么做才稳当", content="搀扶、水温、防滑、突发情况怎么办", kind="position",
    mode="face", day=DAY, begins=time(9), ends=time(11, 30), place="铁边城所二楼会议室",
    capacity=2, trainer="县医院护理部", skill="bathing", is_assessed=True, minutes=120,
)  # fmt: skip


def opened(
    world: World, *, by: str = "乔委员", unit: str = "铁边城", at: datetime = MONDAY,
    **changes: object,
) -> TrainingSession:  # fmt: skip
    """A session, as the institute of 铁边城 publishes it."""
    wanted = replace(BATHING, **changes)  # type: ignore[arg-type]
    return training.open_session(unit=world.units[unit], wanted=wanted, by=world.actor(by), at=at)


def joins(
    world: World, session: TrainingSession, name: str, *, at: datetime = EVE
) -> TrainingAttendance:
    """Somebody signs up for themselves."""
    person = world.people[name]
    return training.sign_up(session=session, person=person, by=for_self(person.pk), at=at)


def held(
    world: World, session: TrainingSession, *present: str, passed: bool = True,
    by: str = "乔委员", at: datetime = AFTER,
) -> TrainingSession:  # fmt: skip
    """The roster is written: these were there."""
    marks = {world.people[name].pk: training.Mark(True, passed) for name in present}
    return training.mark_roster(session=session, marks=marks, by=world.actor(by), at=at)


def crowd(world: World, count: int) -> list[Person]:
    """So many members of a team."""
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"学员{n}", phone="", home=world.units["石峁村"])
        for n in range(count)
    )
    team = world.teams["carers"]
    Membership.objects.bulk_create(
        Membership(team=team, person=person, joined_on=SINCE) for person in people
    )
    return people
