"""Who founds a team, and dissolves one, in the county of the stories."""

from functools import partial
from typing import Any

from tests.world import MONDAY, World
from wudan.registers.hanging import hanging
from wudan.teams.actions import founding
from wudan.teams.models import Founding, Team

NAME = "杨柳村文艺队"


def propose(
    world: World, who: str = "白嫂", site: str = "杨柳村", by: str = "马青山", **given: Any
) -> Founding:
    """A site asks a volunteer to lead a new team."""
    given = {"name": NAME, "category": "culture", "skills": ["singing"], "at": MONDAY, **given}
    return founding.propose(
        site=world.units[site], leader=world.people[who], by=world.actor(by), **given
    )


def accept(world: World, asked: Founding, by: str = "白嫂", at: Any = MONDAY) -> Team:
    """Who was asked says yes."""
    return founding.accept(founding=asked, by=world.actor(by), at=at)


def dissolve(
    world: World, team: Team | None = None, by: str = "马青山", why: str = "队员都进城了。", at: Any = MONDAY
) -> Team:  # fmt: skip
    """The site dissolves a team; what it has in hand is looked up as the page does."""
    team = team or world.teams["clippers"]
    return founding.dissolve(
        team=team, why=why, hanging=partial(hanging, at=at), by=world.actor(by), at=at
    )
