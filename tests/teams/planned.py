"""A team of the first tier and its plans, in the county of the stories."""

from datetime import date, datetime
from typing import Any

from tests.world import MONDAY, World
from wudan.activities import actions
from wudan.activities.models import Activity
from wudan.activities.wanted import Wanted
from wudan.teams.actions import plans
from wudan.teams.actions.plans import Item
from wudan.teams.models import Plan, PlanVersion, Team

ITEM = Item("送戏下乡", "culture", 4, "周湾各村", "国庆前后")


def first_tier(world: World, key: str = "singers") -> Team:
    """A team of the stories, made one of the first tier."""
    Team.objects.filter(pk=world.teams[key].pk).update(tier=1)
    world.teams[key].refresh_from_db()
    return Team.objects.select_related("unit").get(pk=world.teams[key].pk)


def begun(world: World, **given: Any) -> PlanVersion:
    """The first version of the last quarter, by the team's leader."""
    chosen: dict[str, Any] = {
        "team": world.teams["singers"], "starts_on": date(2026, 10, 1), "ends_on": date(2026, 12, 31),
        "words": "四季度多送戏", "items": (ITEM,), "by": world.actor("呼延歌"), "at": MONDAY,
    }  # fmt: skip
    return plans.begin(**chosen | given)


def consulted(world: World, version: PlanVersion, by: str = "呼延歌") -> PlanVersion:
    """With minutes."""
    return plans.consult(
        version=version, consulted="周湾所、两个站", minutes="群众想多听秦腔", by=world.actor(by), at=MONDAY,
    )  # fmt: skip


def adopted(world: World, version: PlanVersion, by: str = "呼延歌") -> PlanVersion:
    """Consulted, then adopted."""
    return plans.adopt(version=consulted(world, version), by=world.actor(by), at=MONDAY)


def activity_of(world: World, plan: Plan, line: int, *, at: datetime = MONDAY) -> Activity:
    """One that the team drafts for a line of its adopted plan."""
    item = plan.versions.get(step="adopted").items.get(line=line)
    team = Team.objects.select_related("unit").get(pk=plan.team_id)
    wanted = Wanted(title="送戏到王台", words="唱一折", place="王台村")
    return actions.draft(
        unit=team.unit, team=team, wanted=wanted, plan_item=item, by=world.actor("呼延歌"), at=at
    )
