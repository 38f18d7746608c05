"""An open set to propose for: some accepted orders, and enough teams."""

from datetime import timedelta

from tests.world import MONDAY, World
from wudan.jobs.worker import run_once
from wudan.orders import actions
from wudan.orders.actions import proposals
from wudan.orders.models import Order, Proposal, ProposalLine

NOON = MONDAY + timedelta(hours=3)
ELDERS = ("秦奶奶", "高大爷", "白嫂", "贺叔", "李小妹")


def open_orders(world: World, *whose: str, service: str = "haircut") -> list[Order]:
    """Accepted orders that wait to be dispatched."""
    return [accepted(world, who, service) for who in whose or ELDERS]


def accepted(world: World, who: str, service: str, **given: object) -> Order:
    """One order, accepted by the center, which reaches every village."""
    order, office = world.place(who, service, **given), world.actor("柳文书")
    return actions.accept(order=order, by=office, at=MONDAY + timedelta(hours=1))


def propose(world: World, by: str = "景科长", *, at=NOON) -> Proposal:
    return proposals.propose(by=world.actor(by), at=at)


def accept(world: World, made: Proposal, by: str = "景科长", *, at=NOON, lines=None):
    return proposals.accept(proposal=made, by=world.actor(by), at=at, lines=lines)


def line_of(made: Proposal, order: Order) -> ProposalLine:
    return made.lines.get(order=order)


def newest(world: World) -> Proposal:
    return Proposal.objects.order_by("-pk")[0]


LEADERS = {"理发小队": "苏远", "助老分队": "宗梅", "文艺队": "呼延歌", "护理分队": "段护士"}


def refuse(world: World, order: Order, *, at=NOON) -> None:
    """The team that was asked says no."""
    order = Order.objects.select_related("dispatch__unit").get(pk=order.pk)
    leader = LEADERS[order.dispatch.unit.name]
    actions.refuse(order=order, by=world.actor(leader), at=at, reason="no_people")


def confirm(world: World, order: Order, *, at=NOON) -> None:
    """The team that was asked says yes."""
    order = Order.objects.select_related("dispatch__unit").get(pk=order.pk)
    leader = LEADERS[order.dispatch.unit.name]
    starts = at + timedelta(days=1)
    actions.confirm(order=order, by=world.actor(leader), at=at, starts_at=starts, contact=leader)


def work(*, at=NOON) -> None:
    """The worker's round."""
    run_once(at=at)
