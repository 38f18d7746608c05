"""A row written by a statement that is kept is the row that Django would write."""

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from tests.world import MONDAY
from wudan.journal.models import Chain
from wudan.kit import numbers
from wudan.orders.models import Deadline
from wudan.tables.inserting import insert

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
