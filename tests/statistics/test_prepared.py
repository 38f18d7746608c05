"""A statement built once answers as its queryset does, asked again and again with other values."""

from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, CharField, DateTimeField

from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.orders.models import Deadline, Order
from wudan.people.models import Post
from wudan.people.signing_in import posts_of
from wudan.tables.prepared import Prepared, slot

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_rows_joins_and_annotations_are_those_of_the_queryset(world, django_assert_num_queries):
    day = day_of(MONDAY)
    for post in Post.objects.select_related("person"):
        held = Post.objects.held_on(day).at_open_units(day).filter(person=post.person_id)
        asked = held.with_waiting_handover().select_related("unit").order_by("-heads", "id")
        wanted = [(one.pk, one.unit.path, one.waiting_handover) for one in asked]
        with django_assert_num_queries(1):
            found = posts_of(post.person_id, day)
            assert [(one.pk, one.unit.path, one.waiting_handover) for one in found] == wanted
        assert posts_of(post.person_id, day - timedelta(days=9000)) == []


def test_times_paths_and_subqueries_take_their_values(world):
    order, now = world.order_at("accepted"), MONDAY + timedelta(days=9)
    late = Prepared(
        lambda: Deadline.objects.passed(slot("now", DateTimeField())).for_line().filter(
            order__in=Order.objects.filter(origin__path__startswith=slot("path", CharField()))
        )[:9]
    )  # fmt: skip
    other = world.units["周湾"]
    for _turn in range(2):
        assert [one.order for one in late(now=now, path=order.origin.path)] == [order]
        assert late(now=now, path=other.path) == []
        assert late(now=MONDAY - timedelta(days=1), path=order.origin.path) == []
    with pytest.raises(KeyError):
        late(now=now)


def test_columns_and_signs_of_patterns_are_taken_as_they_are(world):
    named = Prepared(
        lambda: Unit.objects.filter(short_name__startswith=slot("name", CharField()), parent=slot("above", BigIntegerField()))
        .order_by("path").values_list("short_name", flat=True)
    )  # fmt: skip
    town = world.units["铁边城"]
    below = Unit.objects.filter(parent=town, short_name__startswith="杨").order_by("path")
    assert named(name="杨", above=town.pk) == list(below.values_list("short_name", flat=True)) != []
    assert named(name="%", above=town.pk) == named(name="_", above=town.pk) == []


def test_what_is_built_is_forgotten_when_it_is_to_ask_for_more(world):
    columns = ["key"]
    keys = Prepared(lambda: Unit.objects.filter(pk=slot("unit", BigIntegerField())).values_list(*columns))  # fmt: skip
    center = world.units["c"]
    assert keys(unit=center.pk) == [(center.key,)]
    columns.append("path")
    assert keys(unit=center.pk) == [(center.key,)]
    keys.forget()
    assert keys(unit=center.pk) == [(center.key, center.path)]
