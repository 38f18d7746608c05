"""What the stories of earning share: the county's rules, a record that earns, a deed, a village's rules."""

from datetime import datetime, timedelta
from itertools import count

from django.conf import settings

from tests.ledger.records import record_of
from tests.world import COUNTY, MONDAY, World
from wudan.jobs.furnishing.earning import furnish_earning
from wudan.kit.clock import CHINA, day_of
from wudan.ledger import points
from wudan.ledger.models import ServiceRecord
from wudan.ledger.points import Owner
from wudan.people.actions import households
from wudan.people.actors import THE_CLOCK
from wudan.people.models import Household
from wudan.rewards.actions import deeds, village
from wudan.rewards.actions.earning import earn_by_hours
from wudan.rewards.models import Deed, Earning, PointRule, PointRules, VillageItem, VillageRules

TODAY = day_of(MONDAY)
YESTERDAY = TODAY - timedelta(days=1)
_hours = count(0)


def ruled() -> PointRules:
    """The rules of the pack, loaded; the version the county of the stories goes by."""
    furnish_earning(settings.PACK)
    rules = PointRules.objects.in_force(COUNTY, TODAY)
    assert rules is not None
    return rules


def rule(code: str) -> PointRule:
    """One line of the version in force."""
    return ruled().lines.select_related("rules").get(code=code)


def served(world: World, minutes: int = 90, who: str = "小武", **given: object) -> ServiceRecord:
    """A record of yesterday; each a little later, since none overlap."""
    hour = next(_hours) % 8
    chosen: dict[str, object] = {"day": YESTERDAY, "hour": 7 + hour} | given
    return record_of(world, who, minutes=minutes, **chosen)  # type: ignore[arg-type]


def earned(record: ServiceRecord, at: datetime = MONDAY) -> list[Earning]:
    """What it earns."""
    return earn_by_hours(record_id=record.pk, by=THE_CLOCK, at=at)


def family(world: World, head: str = "秦奶奶", unit: str = "杨柳村") -> Household:
    """A household, registered by the office."""
    return households.register(
        unit=world.units[unit], title=f"{head[0]}家", head=world.people[head], members=[],
        by=world.actor("柳文书"), at=MONDAY - timedelta(days=100),
    )  # fmt: skip


def told(days_ago: int = 1, words: str = "劝住了一家大办满月酒", **given: object) -> deeds.Told:
    """What is written down."""
    return deeds.Told(day=TODAY - timedelta(days=days_ago), words=words, **given)  # type: ignore[arg-type]


def kept(
    world: World, code: str = "speak", owner: object = None, *, who: str = "马青山",
    at: datetime = MONDAY, **given: object,
) -> Deed:  # fmt: skip
    """A deed, written down by the keeper."""
    return deeds.keep(
        owner=owner or world.people["秦奶奶"], rule=rule(code), told=told(**given), by=world.actor(who), at=at  # type: ignore[arg-type]
    )  # fmt: skip


ITEMS = (
    village.Item("plus", "看护独居老人一天", 5, "morality"),
    village.Item("minus", "乱倒垃圾，劝了不听", 3, "clean"),
)


def proposed(world: World, *items: village.Item, unit: str = "杨柳村", who: str = "马青山") -> VillageRules:  # fmt: skip
    """A village's rules, proposed by the keeper."""
    ruled()
    return village.propose(
        unit=world.units[unit], items=items or ITEMS, by=world.actor(who), at=MONDAY - timedelta(days=20)
    )  # fmt: skip


def decided(world: World) -> tuple[VillageItem, VillageItem]:
    """The rules of 杨柳村, decided by its committee twenty days ago: a plus and a minus item."""
    at = MONDAY - timedelta(days=20)
    row = village.decide(
        row=proposed(world), decided_on=day_of(at), minutes_no="2026-08-3", signers="马青山、李会计",
        starts_on=day_of(at), by=world.actor("乔委员"), at=at,
    )  # fmt: skip
    plus, minus = row.items.select_related("rules")
    return plus, minus


def of(world: World, who: str) -> Owner:
    """Somebody's own points."""
    return points.person(world.people[who].pk)


AUGUST = datetime(2026, 8, 31, 20, tzinfo=CHINA)
