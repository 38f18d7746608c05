"""整批派单 in the demo: the center has an open proposal; two offers are out, one was refused."""

from datetime import datetime, timedelta

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.openings import Openings
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.refusals import Refusal
from wudan.orders import actions
from wudan.orders.actions import proposals
from wudan.orders.enums import Channel, LineState
from wudan.orders.models import Order, Proposal

_MORE = 12
"""So many orders more that wait to be dispatched."""


def propose_for_all(scene: Scene, openings: Openings, *, until: datetime) -> None:
    """The center asks for a proposal and sends two lines of it; one team says no."""
    if Proposal.objects.exists():
        return  # played before
    at = by_day(until - timedelta(hours=1))
    office = scene.staff(scene.center.pk)
    for number in range(_MORE):
        _waiting(scene, openings, at - timedelta(hours=3 * number + 3))
    made = proposals.propose(by=office, at=at)
    lines = made.lines.filter(state=LineState.PROPOSED).order_by("pk")[:2]
    sent = proposals.accept(proposal=made, by=office, at=at, lines=[line.pk for line in lines]).sent
    for line in sent[:1]:
        order = Order.objects.select_related("dispatch").get(pk=line.order_id)
        assert order.dispatch is not None  # noqa: S101 - it was sent
        leader = scene.staff(order.dispatch.unit_id)
        actions.refuse(order=order, by=leader, at=at, reason="no_people")
        proposals.follow(order_id=order.pk, at=at)


def _waiting(scene: Scene, openings: Openings, at: datetime) -> None:
    """One more order, accepted at its site."""
    order = Order.objects.get(pk=openings.place(by_day(at), channel=Channel.TELEPHONE))
    try:
        actions.accept(
            order=order, by=scene.staff(order.unit_id), at=by_day(at + timedelta(minutes=20)),
            platform=order.platform or scene.platforms[0],
        )  # fmt: skip
    except Refusal:
        return  # such an item is full; it waits
