"""Rounds of the stories: 文旅局 brings 送戏下乡 to the villages with 文艺队."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.world import MONDAY, World
from wudan.catalog.models import Service
from wudan.deliveries import actions
from wudan.deliveries.models import Delivery, Round
from wudan.deliveries.policies import Outline, Stop

LATER = MONDAY + timedelta(hours=1)
FRIDAY = MONDAY + timedelta(days=4)
"""09:00."""


def outline(**given: Any) -> Outline:
    """As it is written down: three weeks of opera, voluntary."""
    chosen: dict[str, Any] = {
        "title": "秋季送戏", "service": Service.objects.get(code="opera"), "mode": "voluntary",
        "starts_on": MONDAY.date(), "ends_on": MONDAY.date() + timedelta(weeks=3),
    } | given  # fmt: skip
    return Outline(**chosen)


def begun(world: World, who: str = "艾科长", **given: Any) -> Round:
    """A draft."""
    return actions.begin(outline=outline(**given), by=world.actor(who), at=MONDAY)


def stop(
    world: World, village: str = "王台村", *, at: datetime = FRIDAY, party: str | None = "singers", hours: int = 2
) -> Stop:  # fmt: skip
    """One village on Friday morning, 文艺队 to go."""
    unit = world.teams[party].unit if party else None
    return Stop(world.units[village], at, at + timedelta(hours=hours), unit)


def placed(world: World, plan: Round, *stops: Stop, who: str = "艾科长") -> list[Delivery]:
    """Put into the round; the one of `stop` if none is given."""
    wanted = stops or (stop(world),)
    return actions.place(plan=plan, stops=wanted, by=world.actor(who), at=MONDAY)


def published(world: World, *stops: Stop, **given: Any) -> Round:
    """Sent out."""
    plan = begun(world, **given)
    placed(world, plan, *stops)
    return actions.publish(plan=plan, by=world.actor("艾科长"), at=MONDAY)


def the_one(plan: Round) -> Delivery:
    """Its only delivery, as it stands."""
    return Delivery.objects.select_related("round", "unit", "party").get(round=plan)


def accepted(world: World, **given: Any) -> Delivery:
    """With 文艺队's yes."""
    row = the_one(published(world, **given))
    return actions.accept(row=row, by=world.actor("呼延歌"), at=LATER)


def day(number: int) -> date:
    """Some days after the Monday of the stories."""
    return MONDAY.date() + timedelta(days=number)
