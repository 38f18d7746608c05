"""What the stories of inspections share: a plan of the office, a visit that found something."""

from datetime import date, datetime, timedelta

from tests.sites.standing import adopted
from tests.world import COUNTY, MONDAY, World
from wudan.inspections import actions
from wudan.inspections.actions import Wanted
from wudan.inspections.models import Inspection, Visit
from wudan.kit.clock import day_of
from wudan.sites.actions.checks import Line
from wudan.sites.models import Standard

SEED = "0f" * 16
FIRST, LAST = date(2026, 9, 7), date(2026, 9, 25)
TUESDAY = MONDAY + timedelta(days=1)


def asked(world: World, who: str = "柳文书", **more: object) -> Wanted:
    """Two sites drawn, without a word before, unless something else is told."""
    chosen: dict[str, object] = {
        "kind": "inspection", "manner": "unannounced", "choosing": "drawn", "title": "九月督查",
        "why": "看标准落地没有", "starts_on": FIRST, "ends_on": LAST, "count": 2,
        "posts": [world.posts[who].pk],
    } | more  # fmt: skip
    return Wanted(**chosen)  # type: ignore[arg-type]


def planned(
    world: World, who: str = "柳文书", *, at: datetime = MONDAY, seed: str = SEED, **more: object
) -> Inspection:
    """A plan of an organiser."""
    adopted()
    return actions.plan(wanted=asked(world, who, **more), seed=seed, by=world.actor(who), at=at)


def going_to(world: World, name: str = "杨柳村", who: str = "柳文书", **more: object) -> Visit:
    """A visit to one site by name, not made yet."""
    told = {"choosing": "named", "sites": [world.units[name].pk]} | more
    return planned(world, who, **told).visits.get()


def seen(
    world: World, visit: Visit, who: str = "柳文书", *, at: datetime = TUESDAY, **found: str
) -> Visit:
    """The visit is made: each item told of was found so."""
    standard = Standard.objects.in_force(COUNTY, day_of(at))
    assert standard is not None
    lines = [Line(code, how, "差一点") for code, how in (found or {"brand": "lacking"}).items()]
    return actions.inspect(
        visit=visit, seen=standard.pk, lines=lines, by=world.actor(who), at=at
    )  # fmt: skip
