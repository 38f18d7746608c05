"""An afternoon of service, ready to be recorded: who was there, who vouched, who was served."""

from datetime import datetime, timedelta
from itertools import count

from tests.world import COUNTY, MONDAY, World
from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp
from wudan.kit.clock import day_of

SHIFT = MONDAY + timedelta(hours=1)
"""Monday at ten."""
_numbers = count(1)


def opening(
    world: World, *, starts_at: datetime = SHIFT, hours: float = 2, unit: str = "杨柳村", team: str = "clippers",
    quota: int = 400,
) -> Opening:  # fmt: skip
    """A place in an activity that the clippers held."""
    number = next(_numbers)
    made = Activity.objects.create(
        county=COUNTY, no=f"T{number:09d}", stage="ended", title=f"义务理发{number}", place="村口",
        unit=world.units[unit], team=world.teams[team], leader=world.people["苏远"],
        made_at=starts_at - timedelta(days=9), opened_at=starts_at - timedelta(days=8), ended_at=starts_at + timedelta(hours=hours),
    )  # fmt: skip
    shift = Shift.objects.create(
        activity=made, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), day=day_of(starts_at)
    )  # fmt: skip
    position = Position.objects.create(activity=made, name="理发", words="给老人理发")
    return Opening.objects.create(shift=shift, position=position, quota=quota, taken=0)


def presence(
    world: World, who: str = "小武", *, at: Opening | None = None, state: str = "confirmed",
    by: str = "code", early: int = 0, late: int = 0,
) -> Attendance:  # fmt: skip
    """Who came `early` and left `late` minutes, vouched for by the leader, witnessed by the station."""
    place = at or opening(world)
    shift, person = place.shift, world.people[who]
    sign_up = SignUp.objects.create(
        opening=place, person=person, state="placed", at=shift.starts_at, placed_at=shift.starts_at
    )  # fmt: skip
    left = shift.ends_at + timedelta(minutes=late)
    signed = {} if state != "confirmed" else {
        "vouched_at": left, "vouched_by_id": world.people["苏远"].pk, "witnessed_at": left,
        "witness": "site", "witnessed_by_id": world.people["马青山"].pk,
    }  # fmt: skip
    return Attendance.objects.create(
        sign_up=sign_up, opening=place, person=person, state=state, came_by=by, left_by=by,
        came_at=shift.starts_at - timedelta(minutes=early), left_at=left, **signed,
    )  # fmt: skip
