"""How stories of complaints begin: somebody says what went wrong."""

from datetime import datetime, timedelta
from typing import Any

from tests.world import COUNTY, MONDAY, World, _person
from wudan.complaints import actions
from wudan.complaints.models import Complaint
from wudan.people.actors import NOBODY, Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

DAY = timedelta(days=1)


def filed(
    world: World, *, about: str = "", by: Actor = NOBODY, at: datetime = MONDAY, **given: Any
) -> Complaint:
    """Said on the page, nameless unless told otherwise."""
    said: dict[str, Any] = {"kind": "complaint", "words": "约好上午来，等到天黑没有人来。"} | given
    if about:
        said["unit"] = world.units[about]
    return actions.file(county=COUNTY, said=actions.Said(**said), by=by, at=at)


def seat(world: World, name: str, role: str, unit: str) -> Actor:
    """Somebody more of the cast, under a post."""
    world.posts[name] = Post.objects.create(
        county=COUNTY, person=_person(world, name, "杨柳村"), role=role, unit=world.units[unit], title="专干",
        starts_on=MONDAY.date() - 30 * DAY,
    )  # fmt: skip
    return actor_under(world.posts[name])


def seen_by(world: World, name: str) -> set[int]:
    """What somebody of the cast finds."""
    return set(Complaint.objects.visible_to(world.actor(name)).values_list("pk", flat=True))


def answered(world: World, held: Complaint, who: str, *, at: datetime = MONDAY + DAY) -> Complaint:
    """Answered by the desk it came to."""
    return actions.answer(
        complaint=held, outcome="upheld", words="当天车坏了没有说一声。已经补上，并向您道歉。", by=world.actor(who), at=at
    )  # fmt: skip
