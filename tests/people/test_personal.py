"""Personal texts: masked when printed, sealed when stored, found by their index alone."""

import copy
import json
import logging
import pickle

import pytest
from django.core import serializers
from django.db import connection

from tests.world import plain
from wudan.kit.refusals import Objected
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.people.opening import for_checking, own
from wudan.people.personal import Address, IdNumber, Phone, sealed_fields

pytestmark = pytest.mark.postgres
PHONE = "10100004711"


@pytest.fixture
def person(world):
    return Person.objects.create(
        county="610626", name="薛大娘", phone=PHONE, address="杨柳村三组12号",
        id_number="11010519491231002X", home=world.units["杨柳村"],
    )  # fmt: skip


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        return str(cursor.fetchall())


def without_indexes():
    """Four digits stand in one of two thousand hashes by chance: those are looked at by themselves."""
    fields = [field.attname for field in Person._meta.concrete_fields]
    hashes = {"phone_index", "phone_tail", "id_index"}
    listed = Person.objects.values_list(*sorted(hashes))
    assert all(set(one) <= set("0123456789abcdef") for row in listed for one in row)
    columns = ", ".join(name for name in fields if name not in hashes)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM people_person")
        return str(cursor.fetchall())


def test_the_table_holds_none_of_it_in_the_clear(person):
    assert PHONE not in rows()
    kept = without_indexes()
    for secret in (PHONE, "4711", "三组", "11010519491231002X", "19491231"):
        assert secret not in kept


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        (Phone(PHONE), "尾号4711"), (Phone(""), ""), (Phone("12"), "***"),
        (Address("杨柳村三组12号"), "杨柳村三组＊＊"), (Address("窑洞"), "窑＊＊"),
        (Address("吴起县铁边城镇杨柳村三组院后街12号"), "吴起县铁边城镇杨柳村三组院后街＊＊"),
        (IdNumber("11010519491231002X"), "尾号**2X"),
    ],
)  # fmt: skip
def test_whatever_prints_it_prints_the_mask(value, masked):
    assert str(value) == f"{value}" == value.masked == masked
    assert PHONE not in repr(value)
    assert PHONE not in f"{[value]!r} {value:>20}"


def test_logs_and_dumps_show_the_mask(person, caplog):
    logging.getLogger("test").warning("called %s", person.phone)
    assert PHONE not in caplog.text
    dumped = serializers.serialize("json", [person])
    assert PHONE not in dumped
    assert json.loads(dumped)[0]["fields"]["phone"] == "尾号4711"


def test_it_is_never_pickled(person):
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(person.phone)
    with pytest.raises(TypeError, match="never pickled"):
        copy.deepcopy(person.phone)


def test_it_comes_back_as_it_was(person):
    again = Person.objects.get(pk=person.pk)
    assert (plain(again.phone), plain(again.address)) == (PHONE, "杨柳村三组12号")
    assert again.phone == person.phone


def test_it_is_found_by_the_whole_number_and_by_its_last_digits(person):
    assert Person.objects.with_phone("+86 101-0000-4711").get() == person
    assert Person.objects.named_like("4711").get() == person
    assert Person.objects.with_id_number("11010519491231002x").get() == person
    assert not Person.objects.with_phone("").exists()


def test_the_index_follows_a_change(person):
    person.phone = "10100000815"
    person.save()
    assert not Person.objects.with_phone(PHONE).exists()
    assert Person.objects.with_phone("10100000815").get() == person
    person.phone = ""
    person.save()
    assert not Person.objects.named_like("0815").exists()


def test_a_deferred_column_is_read_when_it_is_asked_for(person, django_assert_num_queries):
    found = Person.objects.only("name").get(pk=person.pk)
    with django_assert_num_queries(1):
        assert plain(found.phone) == PHONE


@pytest.mark.parametrize("lookup", ["phone", "phone__contains", "address__startswith", "phone__in"])
def test_no_other_lookup_reaches_into_what_is_sealed(db, lookup):
    with pytest.raises(TypeError, match="blind index"):
        Person.objects.filter(**{lookup: "1"}).exists()


def test_one_kind_is_not_taken_for_another(person):
    with pytest.raises(TypeError, match="is no"):
        person.phone = Address("三组")


def test_ones_own_is_open_to_oneself_alone(person):
    assert person.phone.opened(own(for_self(person.pk), person.pk)) == PHONE
    for other in (for_self(person.pk + 1), Actor(person.pk, "station_keeper", 7, 1, "1.")):
        with pytest.raises(Objected):
            own(other, person.pk)


def test_an_unchanged_value_is_not_sealed_again(person):
    again = Person.objects.get(pk=person.pk)
    before = again.phone.token_for("people_person.phone")
    again.save()
    assert Person.objects.get(pk=person.pk).phone.token_for("people_person.phone") == before


def test_every_sealed_column_is_known_to_the_rotation(db):
    known = {f"{model._meta.label}.{field.name}" for model, field in sealed_fields()}
    assert known >= {"people.Person.phone", "people.Person.address", "people.Person.id_number",
                     "orders.Order.address", "orders.Order.place"}  # fmt: skip


def test_to_check_needs_no_trail_and_gives_the_text(person):
    assert person.phone.opened(for_checking()) == PHONE
