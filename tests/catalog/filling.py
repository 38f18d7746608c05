"""A menu item with so many places, and people who take them."""

from datetime import date, datetime

from tests.world import MONDAY, World
from wudan.catalog.actions import limit_service
from wudan.catalog.models import CapacityPeriod, Service
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.orders.models import Order

TODAY = MONDAY.date()


def limited(
    world: World, places: int | None = 1, service: str = "haircut", *, period: str = "month",
    starts_on: date = TODAY, at: datetime = MONDAY,
) -> Service:  # fmt: skip
    """The item, limited by the center office; the cast's copy knows of it."""
    item = world.services[service]
    limit_service(
        service=item, period=period, places=places, starts_on=starts_on, by=world.actor("柳文书"), at=at
    )  # fmt: skip
    item.refresh_from_db()
    return item


def react(at: datetime = MONDAY) -> None:
    """All that waits in the outbox is heard."""
    while deliver(reactions_to, at=at):
        pass


def counted(service: Service) -> list[tuple[int, int]]:
    """(taken, waiting) of each period, and that these are the orders' own."""
    found = []
    for row in CapacityPeriod.objects.filter(service=service).order_by("starts_on"):
        orders = Order.objects.filter(period=row)
        waiting = orders.filter(stage="waiting").count()
        assert (row.taken, row.waiting) == (orders.count() - waiting, waiting)
        found.append((row.taken, row.waiting))
    return found
