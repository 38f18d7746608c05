"""核对积分账本: a whole book is proved; what somebody altered is named by its row."""

import pytest

from tests.ledger.points.earning import collect, earn, hold, of, reverse
from tests.ledger.tampering import POINTS, alter
from wudan.jobs.commandline import main
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.proof import trial_balance, verify_points

pytestmark = pytest.mark.postgres
TRANSFER, ACCOUNT = "ledger_pointtransfer", "ledger_pointaccount"


@pytest.fixture
def book(world):
    """An earning, spent in part, and reversed; an earning of a second unit."""
    elder = of(world, "秦奶奶")
    made = earn(world, elder, spend=10, honor=20)
    collect(world, hold(world, elder, 4))
    reverse(world, made)
    earn(world, of(world, "白嫂"), spend=5, unit="王台村")
    return made


def named():
    return [(fault.table, fault.id) for fault in verify_points().faults]


def tamper(sql, *values):
    alter(sql, *values, guarded_by=POINTS)


def test_a_whole_book_is_proved(book, capsys):
    assert main(["verify-ledger"]) == 0
    assert "积分账本完好：2 条链、5 笔划转" in capsys.readouterr().out
    proof = verify_points()
    assert (proof.transfers, proof.entries, proof.chains, proof.points) == (5, 15, 2, 5)
    assert trial_balance().holds


def test_an_empty_one_too(world):
    assert named() == []


@pytest.mark.parametrize(
    "change", ["why = 'x'", "kind = 'carry'", "person_id = 5", "act = 'x'", "rule = 'x@9'", "colour = 'x'", "day = '2026-01-01'",
               "origin_no = 'x'", "ref = 'x'", "previous = 'x'", "hash = 'x'", "lines = 2", "content = 'x'"]
)  # fmt: skip
def test_an_altered_transfer_is_named(book, change):
    tamper(f"UPDATE ledger_pointtransfer SET {change} WHERE id = %s", book.pk)
    assert (TRANSFER, book.pk) in named()
    assert main(["verify-ledger"]) == 1


def test_altered_points_are_named_by_transfer_and_balance(book):
    entry = PointEntry.objects.filter(transfer=book, points__gt=0).first()
    tamper("UPDATE ledger_pointentry SET points = 600 WHERE id = %s", entry.pk)
    assert set(named()) == {(ACCOUNT, entry.account_id), (TRANSFER, book.pk)}


def test_points_moved_to_a_neighbour_are_named(book, world):
    entry = PointEntry.objects.filter(transfer=book, account__kind="person").first()
    other = PointAccount.objects.get(kind="person", grade="honor", person=world.people["白嫂"])
    tamper("UPDATE ledger_pointentry SET account_id = %s WHERE id = %s", other.pk, entry.pk)
    assert (TRANSFER, book.pk) in named()


def test_a_balance_that_was_raised_is_named_and_the_sum_is_not_zero(book, world):
    row = PointAccount.objects.get(kind="person", grade="spend", person=world.people["白嫂"])
    PointAccount.objects.filter(pk=row.pk).update(balance=99)
    assert named() == [(ACCOUNT, row.pk), (ACCOUNT, "*")]
    assert not trial_balance().holds


def test_a_transfer_that_was_taken_out_is_missed(book):
    second = PointTransfer.objects.get(kind="hold")
    tamper("DELETE FROM ledger_pointentry WHERE transfer_id = %s", second.pk)
    found = named()
    assert (TRANSFER, second.pk) in found
    assert len(found) == 3
