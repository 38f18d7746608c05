"""Plans of rounds of the stories: 文旅局 and the center bring 送戏下乡 and 上门理发 to the four villages."""

from datetime import timedelta
from typing import Any

from tests.deliveries.planning import day
from tests.world import MONDAY, World
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.actions import plans
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.plan_policies import PlanOutline
from wudan.jobs import planning

NEXT_MONDAY = 7
AN_HOUR_LATER = MONDAY + timedelta(hours=1)


def outline(world: World, **given: Any) -> PlanOutline:
    """Two weeks of opera and haircuts, to all villages, by those who can."""
    chosen: dict[str, Any] = {
        "title": "九月下乡", "services": list(Service.objects.filter(code__in=["opera", "haircut"])),
        "villages": list(Unit.objects.filter(kind=UnitKind.STATION).order_by("path")),
        "teams": [world.teams[name].unit for name in ("singers", "clippers", "carers")],
        "starts_on": day(NEXT_MONDAY), "weeks": 2, "effort": "quick",
    } | given  # fmt: skip
    return PlanOutline(**chosen)


def begun(world: World, who: str = "柳文书", **given: Any) -> RoundPlan:
    """A draft with a seed that is known."""
    by = world.actor(who)
    return plans.begin_plan(outline=outline(world, **given), by=by, at=MONDAY, seed=7)


def queued(world: World, who: str = "柳文书", **given: Any) -> RoundPlan:
    """Waiting for somebody to plan it."""
    return plans.queue(plan=begun(world, who, **given), by=world.actor(who), at=MONDAY)


def planned(world: World, who: str = "柳文书", **given: Any) -> RoundPlan:
    """Planned, by the real engine."""
    made = queued(world, who, **given)
    assert planning.plan_next()
    made.refresh_from_db()
    return made


def published(world: World, who: str = "柳文书", **given: Any) -> RoundPlan:
    """Sent out: every team is asked."""
    made = planned(world, who, **given)
    plans.publish_plan(plan=made, by=world.actor(who), at=AN_HOUR_LATER)
    made.refresh_from_db()
    return made
