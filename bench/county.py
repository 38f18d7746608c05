"""The county the measurements run on: furnished from the pack, rehearsed, one queue filled."""

import os
from dataclasses import dataclass
from datetime import timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.rehearsal import rehearse
from wudan.kit import clock
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, Post

ORDERS = int(os.environ.get("BENCH_ORDERS", "200"))
QUEUE = 40


@dataclass(frozen=True)
class Measured:
    """Who and what the requests are about."""

    keeper: Account
    station: Unit
    resident: Account
    order_no: str
    service: str


def prepare(queue: int = QUEUE) -> Measured:
    """Furnish and rehearse; then one station gets a long queue, and a resident an account."""
    from django.conf import settings

    rehearse(settings.PACK, orders=ORDERS, seed=1, until=clock.now() - timedelta(days=1))
    account = Account.objects.filter(person__posts__role="station_keeper").first()
    assert account is not None
    post = Post.objects.get(person=account.person, role="station_keeper")
    assert post.unit.kind == UnitKind.STATION
    resident = Account.objects.filter(person__posts=None).select_related("person").first()
    assert resident is not None
    order = _own_order(resident.person)
    neighbours = list(Person.objects.filter(home=post.unit, posts=None)[:6])
    need = Need(words="头发长了，想请人上门剪一剪。", address="一组三号")
    waiting = Order.objects.filter(unit=post.unit, stage=Stage.PLACED).count()
    for turn in range(queue - waiting):
        person = neighbours[turn % len(neighbours)]
        actions.place(need=need, by=for_self(person.pk), at=clock.now())
    return Measured(account, post.unit, resident, order.no, "home-haircut")


def _own_order(person: Person) -> Order:
    need = Need(words="想请人看看血压计怎么用。", address="一组三号")
    order = actions.place(need=need, by=for_self(person.pk), at=clock.now())
    return Order.objects.get(pk=order.pk)
