"""柳文书 opens a number of today's notices: each copy with what came of every try, and whom it must not show."""

from datetime import timedelta

import pytest

from tests.web.console.desk import words_of
from wudan.kit import clock
from wudan.notices.actions import carrying, tell
from wudan.notices.actions.carrying import Result
from wudan.notices.enums import Channel
from wudan.notices.gateways import Fault, Habits, NotCarried, Receipt
from wudan.notices.policies import Told
from wudan.notices.templates import rule_of

HABITS = Habits(can_be_asked=True, absence_proves=True, settles_after=timedelta(seconds=60))


@pytest.fixture
def short(settings):
    """The demo's inbox is there, so that short messages are a way."""
    settings.DEMO = True
    settings.SMS = type(settings.SMS)("inbox")


def sent(answer, at):
    loads = carrying.claim(channel=Channel.SMS, holder="one", at=at, most=9)
    results = [Result(load, answer) for load in loads]
    carrying.record_handed(results=results, channel=Channel.SMS, carrier="aliyun", habits=HABITS, at=at)  # fmt: skip


def test_each_copy_opens_to_its_tries_in_words(
    world, desk_of, short, django_assert_max_num_queries
):
    at = clock.now()
    told = [Told(world.people["秦奶奶"].pk, {"item": "上门理发", "unit": "杨柳村站"})]
    tell(rule=rule_of("order_accepted"), told=told, at=at)
    sent(NotCarried("isv.BUSINESS_LIMIT_CONTROL", "", Fault.LATER), at)
    sent(Receipt("aliyun", "900^0"), at + timedelta(hours=1))
    office = desk_of("柳文书")
    with django_assert_max_num_queries(9):
        page = words_of(office.see("message-copies", "handed"))
    assert "2 步" in page
    assert "没有交成，再试：代号 isv.BUSINESS_LIMIT_CONTROL" in page
    assert "我点的单" in page
    assert "上门理发" not in page
    tail = str(world.people["秦奶奶"].phone)
    assert tail in page
    assert world.phone("秦奶奶") not in page


def test_whoever_complained_is_not_told_by_their_digits(world, desk_of, short):
    at = clock.now()
    told = [Told(world.people["秦奶奶"].pk, {"no": "26-0001"})]
    tell(rule=rule_of("complaint_answered"), told=told, at=at)
    page = words_of(desk_of("柳文书").see("message-copies", "waiting"))
    assert "不显示" in page
    assert str(world.people["秦奶奶"].phone) not in page
