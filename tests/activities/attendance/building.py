"""An activity of the hairdressers on the stories' Monday, with people who have a place in it."""

from datetime import datetime, timedelta

from tests.world import COUNTY, MONDAY, SINCE, World
from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp
from wudan.activities.presence import secret_of
from wudan.kit import rotating
from wudan.kit.clock import day_of
from wudan.people.models import Account, Person
from wudan.teams.models import Membership

STARTS = MONDAY + timedelta(hours=5)
ENDS = MONDAY + timedelta(hours=8, minutes=30)
"""14:00 to 17:30."""


def activity(world: World, no: str = "HD26090001", **given: object) -> Activity:
    """An open activity of 理发小队, led by 苏远, in 杨柳村."""
    team = world.teams["clippers"]
    chosen: dict[str, object] = {
        "title": "村口义剪", "stage": "open", "unit": team.unit, "team": team,
        "leader": world.people["苏远"], "area": world.units["杨柳村"].area, "made_at": MONDAY,
        "opened_at": MONDAY, "place": "村口大槐树下",
    } | given  # fmt: skip
    return Activity.objects.create(county=COUNTY, no=no, **chosen)


def shift(of: Activity, starts_at: datetime = STARTS, ends_at: datetime = ENDS) -> Shift:
    """One shift, with one opening for ten."""
    made = Shift.objects.create(
        activity=of, starts_at=starts_at, ends_at=ends_at, day=day_of(starts_at)
    )
    position, _ = Position.objects.get_or_create(activity=of, name="理发")
    Opening.objects.create(shift=made, position=position, quota=200)
    return made


def place(of: Shift, *people: Person) -> list[SignUp]:
    """They have a place."""
    opening = of.openings.get()
    return [
        SignUp.objects.create(
            opening=opening, person=person, state="placed", at=MONDAY, placed_at=MONDAY
        )
        for person in people
    ]


def an_afternoon(world: World, *names: str) -> tuple[Shift, list[SignUp]]:
    """The afternoon, and who has a place in it."""
    made = shift(activity(world))
    people = [world.people[name] for name in names or ("小武", "李小妹")]
    return made, place(made, *people)


def newcomer(world: World, name: str = "田新") -> Person:
    """One more volunteer of the team, with an account."""
    person = Person.objects.create(
        county=COUNTY, name=name, phone=f"1017{len(world.people):07d}", home=world.units["杨柳村"]
    )
    world.people[name] = person
    account = Account(account=f"v{len(world.people)}", person=person)
    account.set_password("wudan-test-2026")
    account.save()
    Membership.objects.create(team=world.teams["clippers"], person=person, joined_on=SINCE)
    return person


def code(of: Shift, kind: str = "came", *, at: datetime = STARTS) -> str:
    """What the leader's page shows then."""
    return rotating.code_at(secret_of(of, kind), at)


def present(sign_up: SignUp, *, came_at: datetime = STARTS, **given: object) -> Attendance:
    """A presence as a bare row, for what builds on it."""
    return Attendance.objects.create(
        sign_up=sign_up, opening=sign_up.opening, person=sign_up.person, came_at=came_at,
        came_by="roster", **given,
    )  # fmt: skip


def confirmed(sign_up: SignUp, *, came_at: datetime = STARTS, left_at: datetime = ENDS, **given: object) -> Attendance:  # fmt: skip
    """A presence that both sides have signed, as a bare row."""
    whole: dict[str, object] = {
        "state": "confirmed", "left_at": left_at, "left_by": "roster",
        "vouched_at": left_at, "vouched_by_id": 10**9, "witnessed_at": left_at, "witness": "site",
        "witnessed_by_id": 10**9 + 1,
    } | given  # fmt: skip
    return present(sign_up, came_at=came_at, **whole)
