"""Many orders whose deadlines run: some walked through the real actions, the rest copies of one."""

from datetime import timedelta

from tests.world import World
from wudan.kit import clock, numbers
from wudan.orders.models import Deadline, Order

STAGES = ("placed", "returned", "accepted", "offered", "done")


def placed_at_each_stage(world: World, each: int) -> list[int]:
    """So many at every stage that has a deadline with a consequence."""
    at = clock.now() - timedelta(days=1)
    return [world.order_at(stage, at=at).pk for stage in STAGES for _ in range(each)]


def clone(pk: int, many: int) -> list[int]:
    """Orders like this one, each with a deadline of its own."""
    order, due = Order.objects.get(pk=pk), Deadline.objects.running().get(order=pk)
    fields = {f.attname: getattr(order, f.attname) for f in Order._meta.concrete_fields if not f.primary_key}  # fmt: skip
    made = Order.objects.bulk_create(
        (Order(**fields | {"no": no, "slip_code": numbers.draw_slip()}) for no in _numbers(many)),
        batch_size=500,
    )
    limits = {f.attname: getattr(due, f.attname) for f in Deadline._meta.concrete_fields if not f.primary_key}  # fmt: skip
    Deadline.objects.bulk_create(
        (Deadline(**limits | {"order_id": one.pk}) for one in made), batch_size=500
    )
    return [one.pk for one in made]


def _numbers(many: int) -> list[str]:
    found: set[str] = set()
    while len(found) < many:
        found.add(numbers.draw())
    return sorted(found)
