"""A notice about somebody and an objection: how the stories begin."""

from datetime import datetime, timedelta

from tests.world import COUNTY, MONDAY, SINCE, World, _person
from wudan.honors.actions import notices
from wudan.honors.models import NoticeObjection, PublicNotice
from wudan.people.models import Person, Post

DAY = timedelta(days=1)
OVER = MONDAY + 8 * DAY


def second_office(world: World, name: str = "路副主任") -> None:
    """Another who decides at the center, since nobody answers for himself; made once a story."""
    known = world.people.get(name)
    if known is not None and Person.objects.filter(pk=known.pk).exists():
        return
    person = _person(world, name, "杨柳村")
    world.posts[name] = Post.objects.create(
        county=COUNTY, person=person, role="center_office", unit=world.units["c"], title="副主任",
        starts_on=SINCE,
    )  # fmt: skip


def notice(
    world: World,
    *,
    honored: str = "苏远",
    named: bool = False,
    days: int = 7,
    at: datetime = MONDAY,
) -> PublicNotice:
    """About 苏远, put forward by 马青山, decided by 柳文书."""
    person = world.people[honored].pk
    parties = notices.Parties(
        honored=frozenset({person}), named=frozenset({person} if named else ()),
        put_forward=frozenset({world.people["马青山"].pk}),
        decided=frozenset({world.people["柳文书"].pk}),
    )  # fmt: skip
    return notices.publish(
        kind="story", subject_id=1, unit=world.units["杨柳村"], title="孝老爱亲 · 杨柳村",
        parties=parties, days=days, by=world.actor("柳文书"), at=at,
    )  # fmt: skip


def objection(
    world: World, found: PublicNotice, who: str = "秦奶奶", about: str = "person", **given: object
) -> NoticeObjection:
    """Somebody knows better."""
    said: dict[str, object] = {"words": "这件事不是他做的。", "at": MONDAY + DAY} | given
    return notices.object_(notice=found, about=about, by=world.actor(who), **said)  # type: ignore[arg-type]
