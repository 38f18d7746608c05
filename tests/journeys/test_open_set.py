"""两百单一起派: proposed for, two teams refuse, proposed anew, all accepted or explained."""

from datetime import timedelta

import pytest

from tests.journeys.walking import DESK, Street, press, reads
from tests.proposals.large import lay_orders, lay_teams
from wudan.jobs.worker import run_once
from wudan.kit import clock
from wudan.orders import actions
from wudan.orders.enums import DispatchState, LineState, ProposalCause
from wudan.orders.models import Dispatch, Order, Proposal
from wudan.people.actors import Actor

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]


def test_two_hundred_orders_find_their_teams_or_a_reason(street: Street):
    now = clock.now()
    lay_teams(street.world)
    lay_orders(street.world, at=now)
    office = street.walk_up("柳文书", size=DESK)
    office.goto("/desk/dispatching")
    office.get_by_role("link", name="整批派单").click()
    press(office, "为全部待派单提出方案")
    reads(office, "已证明最优")
    first = Proposal.objects.get()
    assert first.lines.count() == 200

    office.get_by_role("button", name="全部送出").click()
    reads(office, "等队伍答复")
    _work_through()  # the teams are told first; they answer what they were told of
    two = list(Dispatch.objects.filter(state=DispatchState.OFFERED).order_by("pk")[:2])
    for dispatch in two:
        _refused(dispatch)
    run_once(at=clock.now())

    again = Proposal.objects.latest("pk")
    assert again.cause == ProposalCause.REFUSED
    office.goto("/desk/dispatching/proposals")
    reads(office, "有队伍没有接")
    for dispatch in two:
        line = again.lines.get(order=dispatch.order_id)
        assert line.team_id != dispatch.team_id
        assert line.can_be_sent or line.reason
    if again.lines.sendable().exists():
        office.get_by_role("button", name="全部送出").click()
        reads(office, "等队伍答复")

    for dispatch in Dispatch.objects.filter(state=DispatchState.OFFERED).select_related("unit"):
        _confirmed(dispatch)
    _work_through()
    left = set(Proposal.objects.latest("pk").lines.values_list("state", flat=True))
    assert left <= {LineState.ACCEPTED, LineState.UNSERVED}
    office.goto("/desk/dispatching/proposals?tab=unserved")
    office.get_by_role("link", name="没有队伍可请").click()
    reads(office, "为什么没有队伍")


def _leader(dispatch: Dispatch) -> Actor:
    return Actor(1, "team_leader", 1, dispatch.unit_id, dispatch.unit.path, dispatch.unit.name)


def _refused(dispatch: Dispatch) -> None:
    actions.refuse(order=dispatch.order, by=_leader(dispatch), at=clock.now(), reason="no_people")


def _confirmed(dispatch: Dispatch) -> None:
    now = clock.now()
    order = Order.objects.get(pk=dispatch.order_id)
    actions.confirm(
        order=order, by=_leader(dispatch), at=now, starts_at=now + timedelta(days=1), contact="队长"
    )


def _work_through() -> None:
    while run_once(at=clock.now()):
        pass
