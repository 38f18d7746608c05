"""A large open set: two hundred accepted orders and a hundred and thirty teams, laid as rows."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.world import COUNTY, MONDAY, SINCE, World
from wudan.areas.models import Unit
from wudan.kit import numbers, slots
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.teams.models import Team

_VILLAGES = ("杨柳村", "石峁村", "王台村", "徐家湾村")
_SERVICES = ("haircut", "haircut", "haircut", "bath", "opera", "checkup")


def lay_teams(world: World, count: int = 126, *, seed: int = 7) -> None:
    """So many more teams, half of them of the whole county, the others of one town."""
    chance = random.Random(seed)
    units = [_unit(world, number, chance) for number in range(count)]
    Unit.objects.bulk_create(units)
    for unit in units:
        unit.path = f"{unit.parent.path}{unit.pk}."
    Unit.objects.bulk_update(units, ["path"])
    Team.objects.bulk_create(_teams(world, units, chance))


def lay_orders(
    world: World, count: int = 200, *, at: datetime = MONDAY, seed: int = 7
) -> list[Order]:
    """So many accepted orders of the four villages, some in need, of every age up to a week."""
    chance = random.Random(seed)
    orders = [_order(world, chance, at) for _ in range(count)]
    return Order.objects.bulk_create(orders)


def _unit(world: World, number: int, chance: random.Random) -> Unit:
    parent = world.units[chance.choice([*_VILLAGES, "铁边城", "周湾"])]
    return Unit(
        county=COUNTY, key=f"t{number}", kind="team", name=f"第{number + 1}志愿服务队",
        short_name=f"第{number + 1}队", parent=parent, starts_on=SINCE,
    )  # fmt: skip


def _teams(world: World, units: list[Unit], chance: random.Random) -> Iterator[Team]:
    skills = [("relief", ["haircut"]), ("relief", ["haircut", "care"]), ("culture", ["singing"]), ("health", ["nursing"])]  # fmt: skip
    for unit in units:
        category, has = chance.choice(skills)
        town = world.units[chance.choice(["铁边城", "周湾"])].path
        free = frozenset(slot for slot in range(24) if chance.random() < 0.5)
        yield Team(
            unit=unit, category=category, skills=has, tier=3, slots=slots.to_mask(free),
            serves=[world.units["c"].path if chance.random() < 0.5 else town],
            members_count=chance.randint(3, 20), capacity_per_week=chance.randint(2, 6),
            rating_sum=chance.randint(30, 50), rating_count=10,
        )  # fmt: skip


def _order(world: World, chance: random.Random, at: datetime) -> Order:
    village = world.units[chance.choice(_VILLAGES)]
    service = world.services[chance.choice(_SERVICES)]
    person = world.people[chance.choice(["秦奶奶", "高大爷", "白嫂", "贺叔"])]
    lon, lat = 107.9 + chance.random() / 5, 36.9 + chance.random() / 3
    wanted = at.date() + timedelta(days=chance.randint(1, 9)) if chance.random() < 0.3 else None
    return Order(
        county=COUNTY, no=numbers.draw(), stage=Stage.ACCEPTED, unit=village, origin=village,
        platform=service.platform, service=service, words=service.name, place_mode="home",
        address="三组", place=f"{lon:.4f},{lat:.4f}", wanted_on=wanted, headcount=service.headcount,
        urgent=chance.random() < 0.1, channel="web", consent="self", slip_code="000000",
        placed_at=at - timedelta(hours=chance.randint(1, 160)), placed_by=person, placed_for=person,
    )  # fmt: skip
