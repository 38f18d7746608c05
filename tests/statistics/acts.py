"""Acts by lot: what people may do next, whatever it is; what is refused is not done."""

from datetime import timedelta

from django.db import transaction

from tests.world import take_step
from wudan.kit.refusals import Refusal
from wudan.orders.models import Order

_WHO = ("秦奶奶", "白嫂")
_STEPS = (
    "accept", "accept", "return_", "decline", "refer", "withdraw", "void", "merge", "dispatch",
    "dispatch", "confirm", "confirm", "start", "fulfill", "fulfill", "acknowledge", "praise", "blame",
    "follow_up",
)  # fmt: skip


def random_act(world, rng, at) -> bool:
    """Place an order, or do something to one; whether it was done."""
    try:
        with transaction.atomic():
            orders = list(Order.objects.filter(closed_at=None).order_by("pk"))
            if not orders or rng.random() < 0.25:
                world.place(rng.choice(_WHO), at=at - timedelta(hours=rng.choice([0, 0, 30])))
            else:
                take_step(world, rng.choice(orders), rng.choice(_STEPS), at=at)
    except (Refusal, LookupError):
        return False
    return True
