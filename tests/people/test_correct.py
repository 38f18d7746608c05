"""Wrong data is put right: some by oneself, the rest by the station (PIPL §46)."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.world import MONDAY, plain
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected
from wudan.people.actions.correct import correct
from wudan.people.models import Person

pytestmark = pytest.mark.postgres


def put_right(world, by, **changes):
    person = Person.objects.get(pk=world.people["秦奶奶"].pk)
    with transaction.atomic():
        return correct(person=person, changes=changes, by=by, at=MONDAY)


def test_she_corrects_her_own_address(world):
    put_right(world, world.oneself("秦奶奶"), address="杨柳村五组")
    assert plain(Person.objects.get(name="秦奶奶").address) == "杨柳村五组"


def test_the_journal_names_the_field_and_not_the_text(world):
    person = put_right(world, world.oneself("秦奶奶"), address="杨柳村五组")
    event = events_of("person", person.pk).last()
    assert (event.verb, event.facts) == ("person.correct", {"fields": ["address"]})
    assert "五组" not in str(vars(event))


def test_what_is_right_already_leaves_no_event(world):
    person = put_right(world, world.oneself("秦奶奶"), address="杨柳村三组")
    assert events_of("person", person.pk).count() == 0


@pytest.mark.parametrize(
    "changes", [{"name": "秦桂花"}, {"phone": "10188887777"}, {"born_on": None}]
)
def test_name_phone_and_birth_are_the_stations(world, changes):
    with pytest.raises(Objected) as told:
        put_right(world, world.oneself("秦奶奶"), **changes)
    assert told.value.code == "by_station"


def test_the_keeper_corrects_name_phone_and_birth(world):
    keeper = world.actor("马青山")
    put_right(world, keeper, name="秦桂花", phone="10188887777", born_on=date(1948, 5, 1))
    found = Person.objects.with_phone("10188887777").get()
    assert (found.name, found.born_on) == ("秦桂花", date(1948, 5, 1))


def test_a_neighbour_and_another_keeper_correct_nothing(world):
    for by in (world.oneself("高大爷"), world.actor("贾站长"), world.actor("计管理")):
        with pytest.raises(Objected):
            put_right(world, by, address="别处")


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", ""), ("name", "秦" * 41), ("phone", "12"), ("born_on", MONDAY.date() + timedelta(1)),
        ("address", "组" * 121), ("address", "610626195803214225"), ("sex", "x"),
    ],
)  # fmt: skip
def test_bad_input_is_told_by_field(world, field, bad):
    with pytest.raises(Malformed) as told:
        put_right(world, world.actor("马青山"), **{field: bad})
    assert set(told.value.fields) == {field}
