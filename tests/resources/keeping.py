"""A school gym, a drum set and who keeps them: what the stories of resources begin with."""

from datetime import date, datetime, timedelta

from tests.world import MONDAY, World
from wudan.areas.models import Area, Holiday
from wudan.kit.clock import CHINA
from wudan.kit.open_hours import Span
from wudan.sites.actions import loan as lending
from wudan.sites.actions import resource as acts
from wudan.sites.models import Loan, Resource

GYM = "铁边城中学体育馆"
WEEKEND = tuple(Span(kind, 9 * 60, 12 * 60) for kind in (5, 6))
NEXT_YEAR = date(2027, 8, 31)


def draft(world: World, **given: object) -> acts.Draft:
    """The gym of a school, kept by the institute of the town."""
    said: dict[str, object] = {
        "name": GYM, "kind": "school", "origin": "closed", "unit": world.units["铁边城"],
        "owner": "铁边城中学", "area": Area.objects.get(code="610626101"), "address": "铁边城镇街道中段",
        "words": "篮球场两块，更衣室一间。", "entry_words": "从北门进，门卫处登记。",
    } | given  # fmt: skip
    return acts.Draft(**said)  # type: ignore[arg-type]


def gym(world: World, *, at: datetime = MONDAY, **given: object) -> Resource:
    """Entered in the register, its door closed."""
    return acts.enter(draft=draft(world, **given), by=world.actor("乔委员"), at=at)


def terms(**given: object) -> acts.Terms:
    """Weekend mornings for a year."""
    said: dict[str, object] = {
        "partner": "铁边城中学", "responsible": "总务主任", "last_day": NEXT_YEAR, "hours": WEEKEND,
        "liability": "开放时段由实践所看场，设施由学校维护。", "insurance": "公众责任险，到2027-12-31。",
    } | given  # fmt: skip
    return acts.Terms(**said)  # type: ignore[arg-type]


def step(
    world: World,
    resource: Resource,
    verb: str,
    *,
    who: str = "乔委员",
    why: str = "办过了",
    at: datetime = MONDAY,
) -> Resource:
    """One step, with a word."""
    return acts.step(resource=resource, verb=verb, why=why, by=world.actor(who), at=at)


def agreed(world: World, *, at: datetime = MONDAY, **given: object) -> Resource:
    """Talked about and signed."""
    found = step(world, gym(world, at=at), "talk", at=at)
    acts.agree(resource=found, terms=terms(**given), by=world.actor("乔委员"), at=at)
    return Resource.objects.get(pk=found.pk)


def opened(world: World, *, at: datetime = MONDAY, **given: object) -> Resource:
    """The gym with its door open on weekends."""
    return step(world, agreed(world, at=at, **given), "open", at=at)


def days_off() -> None:
    """Mid-autumn from Friday the 25th to Sunday; Sunday the 20th is worked instead."""
    for day in (25, 26, 27):
        Holiday.objects.create(day=date(2026, 9, day), kind="holiday", name="中秋节")
    Holiday.objects.create(day=date(2026, 9, 20), kind="workday", name="中秋节调休")


def drums(world: World) -> Resource:
    """锣鼓一套 of the department of culture, which lends it."""
    said = draft(
        world, name="锣鼓一套", kind="equipment", origin="idle", unit=world.units["文旅局"], area=None,
        lendable=True, owner="文旅局", address="", entry_words="",
    )  # fmt: skip
    return acts.enter(draft=said, by=world.actor("艾科长"), at=MONDAY)


def hour(day: int, clock: int) -> datetime:
    """An hour of a day of September 2026."""
    return datetime(2026, 9, day, clock, tzinfo=CHINA)


def asked(
    world: World,
    thing: Resource,
    *,
    who: str = "乔委员",
    unit: str = "铁边城",
    day: int = 10,
    days: int = 1,
) -> Loan:
    """An institute asks for it from nine in the morning."""
    return lending.ask(
        resource=thing, borrower=world.units[unit], purpose="庙会上用", starts_at=hour(day, 9),
        ends_at=hour(day, 9) + timedelta(days=days), by=world.actor(who), at=MONDAY,
    )  # fmt: skip
