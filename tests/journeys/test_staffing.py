"""A leader asks for a roster and sends it; one cannot come; proposed again, another goes (条例 §25)."""

from datetime import datetime, timedelta

import pytest

from tests.activities.drafting import LATER, morning
from tests.activities.staffing.calling import ONE, event, member
from tests.journeys.walking import DESK, Street, press, reads
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.models import ShiftInvitation, SignUp
from wudan.kit import clock
from wudan.kit.clock import CHINA

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.xdist_group("browser")]


@pytest.fixture(autouse=True)
def morning_of_the_story():
    clock.shift(MONDAY + timedelta(hours=2) - datetime.now(CHINA))
    yield
    clock.shift(timedelta(0))


def test_proposed_sent_refused_proposed_again_and_accepted(street: Street):
    world = street.world
    made = event(world, positions=ONE, shifts=(morning(),))
    shift = made.shifts.get().pk
    for name in ("小武", "李小妹"):
        by = member(world, name)
        actions.tell_willing(
            activity=made, person=world.people[name], shifts={shift: "liked"}, most=1, by=by,
            at=LATER,
        )  # fmt: skip
    leader = street.walk_up("苏远", size=DESK)
    leader.goto(f"/desk/activities/{made.no}")
    leader.get_by_role("link", name="排班请人").click()
    press(leader, "排一次")
    reads(leader, "没有更好的排法")
    press(leader, "发出 1 份邀请")
    first = ShiftInvitation.objects.get().person
    asked = street.walk_up(first.name)
    asked.goto("/activities/mine")
    press(asked, "这次去不了")
    reads(asked, "不会记您什么")
    leader.goto(f"/desk/activities/{made.no}/staffing")
    reads(leader, "去不了")
    press(leader, "重新排一次")
    press(leader, "发出 1 份邀请")
    second = ShiftInvitation.objects.waiting().get().person
    assert second != first
    goes = street.walk_up(second.name)
    goes.goto("/activities/mine")
    press(goes, "我去")
    assert SignUp.objects.get().person == second
    reads(goes, "周六村口义剪")
