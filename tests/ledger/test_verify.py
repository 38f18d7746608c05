"""核对账本: a whole book is proved; what somebody altered is named by its row."""

import pytest

from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.tampering import alter
from tests.ledger.test_record import EVENING, recorded
from wudan.jobs.commandline import main
from wudan.ledger.actions import reverse
from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer
from wudan.ledger.proof import verify

pytestmark = pytest.mark.postgres


@pytest.fixture
def book(world):
    """Three records in one unit's chain, the second one reversed."""
    place = opening(world)
    made = [recorded(presence(world, who, at=place)) for who in ("小武", "李小妹", "高大爷")]
    reverse(made=made[1], why="不是她", by=world.actor("乔委员"), at=EVENING)
    return made


def named():
    return [(fault.table, fault.id) for fault in verify().faults]


def test_a_whole_book_is_proved(book, capsys):
    assert main(["verify-ledger"]) == 0
    assert "完好" in capsys.readouterr().out
    proof = verify()
    assert (proof.transfers, proof.entries, proof.chains, proof.minutes) == (4, 8, 1, 240)


def test_an_empty_one_too(world):
    assert verify().faults == []


@pytest.mark.parametrize(
    "change", ["minutes = minutes + 60", "title = 'x'", "person_id = (SELECT min(id) FROM people_person)", "grade = 'honor', evidence = 'imported'",
               "no = '1'", "late_days = 3", "place = ''", "evidence = 'countersigned'"]
)  # fmt: skip
def test_an_altered_record_is_named(book, change):
    alter(f"UPDATE ledger_servicerecord SET {change} WHERE id = %s", book[2].pk)
    assert ("ledger_servicerecord", book[2].pk) in named()
    assert main(["verify-ledger"]) == 1


def test_a_record_brought_back_to_life_is_named(book):
    alter("UPDATE ledger_servicerecord SET state = 'recorded' WHERE id = %s", book[1].pk)
    assert named() == [("ledger_servicerecord", book[1].pk)]


@pytest.mark.parametrize(
    "change", ["why = 'x'", "kind = 'import'", "person_id = 5", "at = recorded", "ref = 'x'", "previous = 'x'", "hash = 'x'",
               "record_hash = 'x'"]
)  # fmt: skip
def test_an_altered_transfer_is_named(book, change):
    second = Transfer.objects.get(seq=2)
    change = change.replace("recorded", "(SELECT min(made_at) FROM activities_activity)")
    alter(f"UPDATE ledger_transfer SET {change} WHERE id = %s", second.pk)
    found = named()
    row = ("ledger_servicerecord", second.record_id) if "record_hash" in change else ("ledger_transfer", second.pk)  # fmt: skip
    assert row in found


def test_an_altered_entry_is_named_and_so_is_the_balance(book):
    entry = Entry.objects.filter(minutes__gt=0).first()
    alter("UPDATE ledger_entry SET minutes = 600 WHERE id = %s", entry.pk)
    assert named() == [("ledger_account", entry.account_id), ("ledger_entry", entry.pk)]


def test_an_entry_moved_to_another_account_is_named(book):
    entry = Entry.objects.filter(minutes__gt=0).last()
    other = Account.objects.filter(kind="person", grade="honor").first()
    alter("UPDATE ledger_entry SET account_id = %s WHERE id = %s", other.pk, entry.pk)
    assert ("ledger_entry", entry.pk) in named()


def test_a_balance_without_entries_is_named(book):
    account = Account.objects.filter(kind="person", balance__gt=0).first()
    Account.objects.filter(pk=account.pk).update(balance=9999)
    assert ("ledger_account", account.pk) in named()


def test_a_removed_transfer_leaves_a_hole(book):
    second = Transfer.objects.get(seq=2)
    alter("DELETE FROM ledger_entry WHERE transfer_id = %s", second.pk)
    alter("UPDATE ledger_transfer SET reverses_id = NULL WHERE reverses_id = %s", second.pk)
    alter("DELETE FROM ledger_transfer WHERE id = %s", second.pk)
    assert ("ledger_transfer", f"{second.chain}#2") in named()


def test_a_tail_cut_off_shows_in_the_record(book):
    last = Transfer.objects.get(seq=3)
    record = ServiceRecord.objects.get(pk=last.record_id)
    alter("DELETE FROM ledger_entry WHERE transfer_id = %s", last.pk)
    alter("DELETE FROM ledger_transfer WHERE id = %s", last.pk)
    assert ("ledger_servicerecord", record.pk) in named()


def test_times_moved_by_a_second_are_named(book):
    made = book[0]
    ends = made.ends_at + (made.ends_at - SHIFT) / 7200
    alter("UPDATE ledger_servicerecord SET ends_at = %s WHERE id = %s", ends, made.pk)
    assert ("ledger_servicerecord", made.pk) in named()
