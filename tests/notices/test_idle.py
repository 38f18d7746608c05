"""A carrier with nothing to do writes nothing: SQLite has one writer, and it is everybody's (G23)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import MONDAY
from wudan.jobs.carrying import Carriers
from wudan.kit import clock
from wudan.notices.actions import tell
from wudan.notices.enums import Channel, CopyState
from wudan.notices.models import Carrying, Copy
from wudan.notices.policies import Told
from wudan.notices.templates import rule_of

pytestmark = pytest.mark.postgres


@pytest.fixture
def short(settings):
    """The demo's inbox is there, so that short messages are a way."""
    settings.DEMO = True
    settings.SMS = type(settings.SMS)("inbox")


def test_an_idle_round_is_one_look_by_an_index_and_no_write(world, short):
    carriers = Carriers()
    with CaptureQueriesContext(connection) as told:
        assert carriers.round() == 0
    assert [query["sql"][:6] for query in told] == ["SELECT"]
    assert not Carrying.objects.exists()
    if connection.vendor == "sqlite":
        plan = Copy.objects.moving(clock.now()).filter(channel__in=[Channel.SMS]).explain()
        assert "copy_moving" in plan
        assert "SCAN" not in plan
    carriers.end()


def test_a_round_with_work_beats_and_hands_over(world, short):
    told = [Told(world.people["秦奶奶"].pk, {"item": "上门理发", "unit": "杨柳村站"})]
    tell(rule=rule_of("order_accepted"), told=told, at=MONDAY)
    carriers = Carriers()
    assert carriers.round() == 1
    assert Carrying.objects.filter(holder=carriers.holder).exists()
    assert Copy.objects.get(channel=Channel.SMS).state == CopyState.HANDED
    carriers.end()
