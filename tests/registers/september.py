"""A month of the county with one of everything that a register counts, made through the actions."""

from datetime import timedelta

from tests.deliveries import planning
from tests.ledger.serving import opening, presence
from tests.projects import keeping
from tests.training import sessions
from tests.world import MONDAY, World
from wudan.deliveries import actions as deliveries
from wudan.ledger.actions import record_hours
from wudan.people.actors import THE_CLOCK
from wudan.registers.figures import Window

MONTH = Window.month(MONDAY.date())
AFTER = MONDAY.replace(month=10, day=2)


def september(world: World) -> None:
    """Orders that went well, badly and nowhere; a shift, a training, a delivery, a forum."""
    for days, (who, stage) in enumerate(
        (("秦奶奶", "reviewed"), ("李小妹", "following_up"), ("秦奶奶", "acknowledged"),
         ("李小妹", "declined"), ("秦奶奶", "offered")),
    ):  # fmt: skip
        world.order_at(stage, who, at=MONDAY + timedelta(days=days))
    served(world)
    keeping.heard(world, keeping.forum(world))
    session = sessions.opened(world)
    sessions.joins(world, session, "小武")
    sessions.held(world, session, "小武")
    brought(world)


def served(world: World, who: str = "小武", *, days: int = 0) -> None:
    """Somebody was there, and it is in the book of hours."""
    place = opening(world, starts_at=MONDAY + timedelta(days=days, hours=1))
    there = presence(world, who, at=place)
    record_hours(attendance=there, by=THE_CLOCK, at=MONDAY + timedelta(days=days, hours=9))


def brought(world: World) -> None:
    """The opera came to 王台村, and the station says so."""
    row = planning.accepted(world)
    row = deliveries.deliver(
        row=row, served=30, words="唱了两场", by=world.actor("呼延歌"), at=row.ends_at
    )
    deliveries.acknowledge(row=row, by=world.actor("贾站长"), at=row.ends_at)
