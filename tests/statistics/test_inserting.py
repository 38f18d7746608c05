"""A row written by a statement that is kept is the row that Django would write."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from tests.world import MONDAY
from wudan.journal.models import Chain
from wudan.kit import numbers
from wudan.orders.enums import Channel
from wudan.orders.models import Deadline
from wudan.tables.inserting import insert, insert_with

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def _copy(row):
    fresh = type(row).objects.get(pk=row.pk)
    fresh.pk, fresh._state.adding = None, True
    return fresh


def test_an_order_with_its_sealed_texts_reads_the_same(world):
    order = world.place(address="一组三号")
    twin = _copy(order)
    twin.no = "9" * len(order.no)
    insert(twin)
    assert twin.pk
    assert not twin._state.adding
    twin.refresh_from_db()
    left, right = model_to_dict(order), model_to_dict(twin)
    told = {name for name in left if left[name] != right[name]}
    assert told == {"id", "no"}
    twin.words = "改了"
    twin.save()  # it is a row like any other
    assert type(twin).objects.get(pk=twin.pk).words == "改了"


def test_what_the_database_refuses_is_refused(world):
    order = world.place()
    twice = Deadline(county=order.county, order=order, step="accept", unit=order.unit, set_at=MONDAY, due_at=MONDAY)  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(twice)
    insert(Chain(key="a:0:1"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Chain(key="a:0:1"))


def test_a_number_that_is_taken_is_drawn_again(world):
    lots = iter([1, 23, 99])  # first digit, nine digits, the slip's code
    with numbers.drawn_from(lambda _most: next(lots)):
        first = world.place()
    lots = iter([1, 23, 99, 1, 24])
    with numbers.drawn_from(lambda _most: next(lots)):
        second = world.place()
    assert first.no[:-1] == f"3{23:09d}"
    assert second.no[:-1] == f"3{24:09d}"
    assert numbers.is_number(second.no)
    assert second.deadlines.count() == 1


def fresh_order_and_deadline(world):
    """Of one that is there, under another number."""
    order = world.place()
    twin, due = _copy(order), _copy(order.deadlines.get())
    twin.no, due.order_id = numbers.draw(), None
    return twin, due


def test_a_row_and_what_points_to_it_are_written_together(world):
    order, due = fresh_order_and_deadline(world)
    assert insert_with(order, due, "order", unique="no")
    assert not order._state.adding
    assert not due._state.adding
    told = Deadline.objects.select_related("order").get(pk=due.pk)
    assert (told.order, told.order.no, told.due_at, told.unit_id) == (order, order.no, due.due_at, due.unit_id)  # fmt: skip


def test_of_a_number_that_is_taken_neither_is_written(world):
    order, due = fresh_order_and_deadline(world)
    taken, before = world.place().no, Deadline.objects.count()
    order.no = taken
    assert not insert_with(order, due, "order", unique="no")
    assert (order.pk, due.pk, Deadline.objects.count()) == (None, None, before)


def test_what_the_second_refuses_leaves_no_first(world):
    order, due = fresh_order_and_deadline(world)
    due.step = "x" * 13 if connection.vendor == "postgresql" else None
    with pytest.raises(DatabaseError), transaction.atomic():
        insert_with(order, due, "order", unique="no")
    assert not type(order).objects.filter(no=order.no).exists()


@pytest.mark.parametrize("kind", [Channel.WEB, "web"])
def test_a_word_of_an_enum_is_written_as_its_text(world, kind):
    order, due = fresh_order_and_deadline(world)
    order.channel = kind
    insert_with(order, due, "order")
    assert type(order).objects.filter(channel="web", pk=order.pk).exists()
