"""What the database itself refuses of the book, whoever writes and however."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.domain.refusing import refused_by_the_database
from tests.ledger.serving import presence
from tests.ledger.test_record import recorded
from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer

pytestmark = pytest.mark.postgres


@pytest.fixture
def made(world):
    return recorded(presence(world))


def again(row, **changed):
    row.pk = None
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


@pytest.mark.parametrize("change", [{"minutes": 999}, {"account_id": 1}])
def test_an_entry_is_never_edited_nor_removed(made, change):
    with refused_by_the_database("append-only"):
        Entry.objects.update(**change)
    with refused_by_the_database("append-only"):
        Entry.objects.all()._raw_delete("default")


@pytest.mark.parametrize("change", [{"why": "x"}, {"hash": "0" * 64}, {"seq": 9}])
def test_a_transfer_is_never_edited_nor_removed(made, change):
    with refused_by_the_database("append-only"):
        Transfer.objects.update(**change)
    with refused_by_the_database("append-only"):
        Transfer.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    "change", [{"minutes": 1}, {"title": "x"}, {"person_id": 1}, {"grade": "honor"}, {"leader_name": "x"}]
)  # fmt: skip
def test_of_a_record_only_the_state_changes(made, change):
    with refused_by_the_database("only reversed"):
        ServiceRecord.objects.update(**change)
    with refused_by_the_database("only reversed"):
        ServiceRecord.objects.all()._raw_delete("default")


def test_a_record_is_reversed_once_and_for_good(made):
    assert ServiceRecord.objects.update(state="reversed") == 1
    with refused_by_the_database("only reversed"):
        ServiceRecord.objects.update(state="recorded")


def test_a_leaders_name_may_be_blanked(made):
    assert ServiceRecord.objects.update(leader_name="") == 1


def test_live_records_of_one_person_do_not_overlap(made):
    later = {"starts_at": made.starts_at + timedelta(minutes=119), "ends_at": made.ends_at + timedelta(hours=2)}  # fmt: skip
    with refused_by_the_database("record_no_overlap"):
        again(made, no="2", attendance_id=None, **later)


def test_one_after_the_other_is_fine_and_reversed_ones_are_no_matter(made):
    again(made, no="2", attendance_id=None, starts_at=made.ends_at, ends_at=made.ends_at + timedelta(hours=1))  # fmt: skip
    ServiceRecord.objects.update(state="reversed")
    again(made, no="3", state="recorded")
    assert ServiceRecord.objects.count() == 3


def test_no_record_crosses_midnight_in_china(made):
    night = {"starts_at": made.starts_at + timedelta(hours=13), "ends_at": made.starts_at + timedelta(hours=15)}  # fmt: skip
    with refused_by_the_database("record_within_a_day"):
        again(made, no="2", attendance_id=None, **night)


def test_entries_that_do_not_sum_to_zero_are_refused(made):
    transfer = again(Transfer.objects.get(), ref="other", seq=2)
    person = Account.objects.get(kind="person", grade="credit")
    source = Account.objects.get(kind="source", grade="credit")
    with refused_by_the_database("sum to zero"):
        Entry.objects.create(transfer=transfer, account=person, minutes=60)
        Entry.objects.create(transfer=transfer, account=source, minutes=-59)
        connection.check_constraints()


def test_a_ref_is_used_once(made):
    with refused_by_the_database("ref"):
        again(Transfer.objects.get(), seq=2)


def test_no_balance_of_a_person_is_below_zero(made):
    with refused_by_the_database("account_owned_and_signed"):
        Account.objects.filter(kind="person").update(balance=-1)
