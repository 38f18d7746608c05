"""The journal cut by county: the same records under the same guard, and a county's are looked for in one part."""

import re

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from tests.world import COUNTY, World
from wudan.journal import parting
from wudan.journal.events import chain_keys, events_of, first_fault
from wudan.journal.models import Event, Outbox
from wudan.journal.outbox import deliver
from wudan.kit.refusals import Objected
from wudan.orders.models import Order

pytestmark = pytest.mark.django_db
postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL cuts tables")  # fmt: skip


def placed(world: World) -> Order:
    return world.place()


def cut(parts: int) -> int:
    """In its own transaction nothing waits to be checked; in a test's it does."""
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    return parting.part(parts=parts)


def parts_in(question) -> set[str]:
    return set(re.findall(r" on (journal_event_p\d+)", question.explain()))


@pytest.mark.postgres
@postgres
def test_cut_by_county_it_is_the_same_journal(world):
    order = placed(world)
    before = list(Event.objects.order_by("id").values())
    assert cut(4) == len(before)
    assert parting.is_parted()
    assert list(Event.objects.order_by("id").values()) == before

    after = placed(world)
    assert Event.objects.order_by("-id").values_list("subject_id", flat=True)[0] == after.pk
    assert max(row["id"] for row in before) < Event.objects.order_by("-id")[0].pk
    assert [first_fault(key) for key in chain_keys()] == [None] * len(list(chain_keys()))
    assert events_of("order", order.pk)[0].pk in {row["id"] for row in before}
    assert Outbox.objects.filter(done_at=None).count() > 0
    assert deliver(lambda _verb: [], at=after.placed_at) == Outbox.objects.count()
    parting.drop_whole()
    assert "journal_event_whole" not in connection.introspection.table_names()


@pytest.mark.postgres
@postgres
@pytest.mark.parametrize(
    "act",
    ["UPDATE journal_event SET why = 'x'", "DELETE FROM journal_event", "TRUNCATE journal_event CASCADE",
     "TRUNCATE journal_event_p000", "UPDATE journal_event_p001 SET why = 'x'; UPDATE journal_event SET seq = seq + 1"],
)  # fmt: skip
def test_cut_it_still_refuses_to_be_altered(act, world, truncating_refused):
    placed(world)
    cut(2)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(act)


@pytest.mark.postgres
@postgres
def test_one_county_is_looked_for_in_one_part(world):
    order = placed(world)
    question = events_of("order", order.pk)
    cut(8)
    assert len(parts_in(question)) == 1
    everywhere = Event.objects.filter(subject="order", subject_id=order.pk)
    assert len(parts_in(everywhere)) == 8
    assert question.filter(county=COUNTY).count() == question.count() == 1


@pytest.mark.postgres
@postgres
def test_it_is_cut_once(world):
    cut(2)
    with pytest.raises(Objected, match="已经按县分区"):
        cut(2)


def test_elsewhere_it_is_refused():
    if connection.vendor == "postgresql":
        assert not parting.is_parted()
        return
    with pytest.raises(Objected, match="PostgreSQL"):
        parting.part()


@pytest.fixture
def truncating_refused():
    """Tests let tables be emptied; here they are guarded as in a house that runs."""
    connection.cursor().execute(
        "CREATE TRIGGER journal_event_no_truncate BEFORE TRUNCATE ON journal_event FOR EACH STATEMENT"
        " EXECUTE FUNCTION journal_event_refuse()"
    )
