"""Lines are kept full and written in groups: few statements a copy, and no answer is dropped when the
database is away (G13, G23)."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from tests.notices.aliyun_stand_in import SECRET_ID, SECRET_KEY, Aliyun, running
from tests.world import COUNTY, MONDAY
from wudan.jobs import carrying
from wudan.kit.sms import Aliyun as Account
from wudan.kit.sms import Sms
from wudan.notices.actions import tell
from wudan.notices.models import Attempt, Copy
from wudan.notices.policies import Told
from wudan.notices.templates import rule_of
from wudan.people.models import Account as Login
from wudan.people.models import Person

pytestmark = pytest.mark.postgres
MANY = 20


@pytest.fixture
def vendor(settings):
    told = Aliyun()
    server = running(told)
    account = Account(f"http://127.0.0.1:{server.server_port}", SECRET_ID, SECRET_KEY, "吴起", {"order_accepted": "2"})  # fmt: skip
    settings.SMS = Sms("aliyun", aliyun=account)
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def carriers():
    made = carrying.Carriers()
    yield made
    made.end()


def say(world):
    """Twenty people are told of something."""
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"人{n}", phone=f"139{n:08d}", home=world.units["杨柳村"]) for n in range(MANY)
    )  # fmt: skip
    Login.objects.bulk_create(Login(account=f"line{one.pk}", person=one) for one in people)
    told = [Told(one.pk, {"item": "上门理发", "unit": "杨柳村站"}) for one in people]
    tell(rule=rule_of("order_accepted"), told=told, at=MONDAY)


def states():
    return set(Copy.objects.values_list("state", flat=True))


def test_twenty_copies_cost_little_more_than_one(world, vendor, carriers):
    say(world)
    with CaptureQueriesContext(connection) as asked:
        while carriers.round():
            pass
    assert (states(), len(vendor.taken)) == ({"handed"}, MANY)
    assert len(asked) <= 40, [query["sql"][:80] for query in asked]


def test_what_came_back_waits_for_the_database(world, vendor, carriers, monkeypatch):
    say(world)
    record, name = carrying.carrying.record_handed, carriers.holder

    def away(**_given):
        raise OperationalError("gone")

    monkeypatch.setattr(carrying.carrying, "record_handed", away)
    with pytest.raises(OperationalError):
        carriers.round()
    carriers.anew(keep=True)
    assert (states(), carriers.holder == name) == ({"handing"}, False)
    monkeypatch.setattr(carrying.carrying, "record_handed", record)
    while carriers.round():
        pass
    assert (states(), [len(times) for times in vendor.taken.values()]) == ({"handed"}, [1] * MANY)
    assert Attempt.objects.count() == MANY


def test_an_answer_that_cannot_be_written_is_in_doubt_and_asked_about(
    world, vendor, carriers, monkeypatch
):
    say(world)

    def broken(**_given):
        raise ValueError("a bug")

    monkeypatch.setattr(carrying.carrying, "record_handed", broken)
    with pytest.raises(ValueError, match="a bug"):
        carriers.round()
    carriers.anew(keep=False)
    carriers.beat()
    assert carriers.round() == 0
    monkeypatch.undo()
    Copy.objects.filter(state="handing").update(lease_by="gone")
    carriers.round()
    assert states() == {"in_doubt"}
    assert [len(times) for times in vendor.taken.values()] == [1] * MANY
