"""The pack's duties, a meeting on September, its minutes, a decision: how the stories begin."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings

from tests.world import COUNTY, World
from wudan.areas.models import Unit
from wudan.jobs.furnishing.charges import furnish_charges
from wudan.kit.clock import CHINA
from wudan.meetings.actions import meetings, tasks
from wudan.meetings.enums import Presence
from wudan.meetings.models import DutyMatrix, Meeting, Task

DUTIES = Path(__file__).parents[2] / "packs" / "base" / "duties.toml"
OCTOBER = datetime(2026, 10, 12, 9, 0, tzinfo=CHINA)
"""September is over; a plain Monday."""
DAY = date(2026, 10, 19)
HELD = datetime(2026, 10, 19, 17, 0, tzinfo=CHINA)
LATER = datetime(2026, 11, 9, 9, 0, tzinfo=CHINA)
"""The next meeting is drafted; what was due in October is overdue."""


def duties() -> None:
    """The base's matrix, once."""
    if not DutyMatrix.objects.exists():
        furnish_charges([DUTIES], settings.PACK)


def drafted(
    world: World, who: str = "柳文书", *, month: date = date(2026, 9, 1), day: date = DAY,
    at: datetime = OCTOBER, unit: str = "c", platform: str = "",
) -> Meeting:  # fmt: skip
    """Of all units, or of a platform."""
    duties()
    told = meetings.Drafted(month, day, time(15), "县中心会议室")
    return meetings.draft(
        unit=Unit.objects.get(county=COUNTY, key=unit), drafted=told, by=world.actor(who), at=at,
        platform=world.platforms[platform] if platform else None,
    )  # fmt: skip


def called(world: World, *, at: datetime = OCTOBER, **given: object) -> Meeting:
    """Sent out."""
    found = drafted(world, at=at, **given)  # type: ignore[arg-type]
    return meetings.call(meeting=found, by=world.actor("柳文书"), at=at)


def held(world: World, *, on: datetime = HELD, **given: object) -> Meeting:
    """Everybody's head came."""
    found = called(world, **given)  # type: ignore[arg-type]
    came = dict.fromkeys(found.invitees.values_list("pk", flat=True), Presence.HEAD.value)
    return meetings.attend(meeting=found, came=came, by=world.actor("柳文书"), at=on)


def decided(
    world: World, found: Meeting, *, unit: str = "民政局", due_on: date = date(2026, 10, 30),
    words: str = "冬天前把走不动的老人理发排一遍", on: datetime = HELD,
) -> Task:  # fmt: skip
    """One decision in the minutes."""
    told = meetings.Decided(words, world.units[unit], due_on, 1)
    return meetings.decide(meeting=found, decided=told, by=world.actor("柳文书"), at=on)


def adopted(world: World, *units: str, on: datetime = HELD, **given: object) -> list[Task]:
    """Minutes closed, with a decision for each of these units; 民政局 when none is named."""
    found = held(world, on=on, **given)
    made = [decided(world, found, unit=unit, on=on) for unit in units or ("民政局",)]
    meetings.adopt(meeting=found, by=world.actor("柳文书"), at=on)
    return list(Task.objects.filter(pk__in=[one.pk for one in made]).order_by("pk"))


def reported(world: World, task: Task, who: str = "景科长", *, on: datetime = HELD) -> Task:
    """Done, says the owner."""
    at = on + timedelta(days=3)
    return tasks.report(task=task, words="十二户都排上了。", by=world.actor(who), at=at)


SUMMER = datetime(2026, 8, 24, 9, 0, tzinfo=CHINA)
EVENING = datetime(2026, 8, 31, 17, 0, tzinfo=CHINA)
JULY = {"month": date(2026, 7, 1), "day": date(2026, 8, 31), "at": SUMMER}
"""A meeting that is over when the web's stories begin, on 7 September."""


def before(world: World, step: str) -> Meeting:
    """That meeting, called, held or adopted."""
    if step == "called":
        return called(world, **JULY)  # type: ignore[arg-type]
    if step == "held":
        return held(world, on=EVENING, **JULY)
    return Meeting.objects.get(pk=adopted(world, on=EVENING, **JULY)[0].meeting_id)
