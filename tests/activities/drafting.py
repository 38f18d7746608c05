"""Activities of the stories, made through the actions: 理发小队 cuts hair on Saturday in 杨柳村."""

from datetime import date, timedelta
from typing import Any

from tests.world import COUNTY, MONDAY, World
from wudan.activities import actions
from wudan.activities.models import Activity, Opening, SignUp
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.people.models import Person, Volunteer

SATURDAY = MONDAY + timedelta(days=5)
"""09:00; the morning shift of the stories lasts three hours."""
LATER = MONDAY + timedelta(hours=1)
INSURED: dict[str, Any] = {
    "insurer": "人保财险", "insurance_no": "PZAB2026", "insured_until": date(2026, 12, 31),
    "risk_words": "剪刀锋利，扶老人坐稳。",
}  # fmt: skip


def morning(days: int = 0, hours: int = 3, start: int = 0) -> WantedShift:
    """A shift of Saturday, or some days later."""
    begins = SATURDAY + timedelta(days=days, hours=start)
    return WantedShift(begins, begins + timedelta(hours=hours))


def wanted(**given: Any) -> Wanted:
    """As it is written down: one shift, one position for two."""
    chosen: dict[str, Any] = {
        "title": "周六村口义剪", "words": "给老人剪头发。", "place": "村口大槐树下",
        "shifts": (morning(),), "positions": (WantedPosition("理发", 2),),
    } | given  # fmt: skip
    return Wanted(**chosen)


def drafted(world: World, who: str = "苏远", **given: Any) -> Activity:
    """A draft of 理发小队."""
    team = world.teams["clippers"]
    return actions.draft(
        unit=team.unit, team=team, wanted=wanted(**given), by=world.actor(who), at=MONDAY
    )


def opened(world: World, **given: Any) -> Activity:
    """Open for sign-up."""
    return actions.open_(activity=drafted(world, **given), by=world.actor("苏远"), at=MONDAY)


def opening(activity: Activity, place: int = 0) -> Opening:
    """One of its openings, as it stands."""
    rows = Opening.objects.filter(shift__activity=activity).order_by("pk")
    return rows.select_related("shift__activity__unit", "position")[place]


def volunteer(world: World, name: str, **given: Any) -> Person:
    """A registered volunteer; made if not in the cast."""
    if name not in world.people:
        phone = f"1018{len(world.people):07d}"
        world.people[name] = Person.objects.create(
            county=COUNTY, name=name, phone=phone, home=world.units["杨柳村"], **given
        )
    Volunteer.objects.get_or_create(person=world.people[name], defaults={"joined_at": MONDAY})
    return world.people[name]


def sign(world: World, activity: Activity, name: str, place: int = 0, **given: Any) -> SignUp:
    """Somebody signs up, registered before."""
    person = volunteer(world, name)
    return actions.sign_up(
        opening=opening(activity, place), person=person, by=world.oneself(name), at=LATER, **given
    )
