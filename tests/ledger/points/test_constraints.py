"""What the database itself refuses of the book of points, whoever writes and however."""

import pytest
from django.db import connection

from tests.domain.refusing import refused_by_the_database
from tests.ledger.points.earning import collect, earn, hold, of, reverse
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer

pytestmark = pytest.mark.postgres


@pytest.fixture
def made(world):
    return earn(world, of(world, "秦奶奶"), spend=10)


def again(row, **changed):
    row.pk = None
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def settle_now():
    """PostgreSQL looks when the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("table", [PointEntry, PointTransfer])
def test_nothing_is_edited_nor_removed(made, table):
    change = {"points": 99} if table is PointEntry else {"why": "x"}
    with refused_by_the_database("append-only"):
        table.objects.update(**change)
    with refused_by_the_database("append-only"):
        table.objects.all()._raw_delete("default")


@pytest.mark.parametrize("change", [{"person": None}, {"grade": "honor"}, {"kind": "held"}])
def test_an_account_keeps_its_owner(made, change):
    with refused_by_the_database("keeps its owner"):
        PointAccount.objects.filter(kind="person", grade="spend").update(**change)
    with refused_by_the_database("keeps its owner"):
        PointAccount.objects.all()._raw_delete("default")


@pytest.mark.parametrize(("kind", "balance"), [("person", -1), ("held", -1), ("owed", 1)])
def test_no_balance_is_below_zero_and_no_debt_above(made, kind, balance):
    with refused_by_the_database("points_owned_and_signed"):
        PointAccount.objects.filter(kind=kind).update(balance=balance)


@pytest.mark.parametrize("points", [(5, -4), (5, 5), (10, -10, 3)])
def test_entries_sum_to_zero_in_each_grade_and_are_as_many_as_told(made, points):
    accounts = PointAccount.objects.filter(grade="spend").order_by("pk")
    other = again(made, ref="x", seq=2)
    with refused_by_the_database("sum to zero"):
        for account, moved in zip(accounts, points, strict=False):
            PointEntry.objects.create(transfer=other, account=account, points=moved)
        settle_now()


def test_a_grade_does_not_make_good_for_the_other(made, world):
    own = {row.grade: row for row in PointAccount.objects.filter(kind="person")}
    other = again(made, ref="x", seq=2)
    with refused_by_the_database("sum to zero"):
        PointEntry.objects.create(transfer=other, account=own["spend"], points=5)
        PointEntry.objects.create(transfer=other, account=own["honor"], points=-5)
        settle_now()


def test_a_reversal_is_not_reversed_and_only_a_hold_is_settled(made, world):
    back = reverse(world, made)
    with refused_by_the_database("a reversal is not reversed"):
        again(PointTransfer.objects.get(pk=back.pk), ref="x", seq=9, reverses_id=back.pk)
    with refused_by_the_database("only a hold is settled"):
        again(made, ref="y", seq=9, kind="collect", settles_id=back.pk)


def test_a_hold_is_settled_once(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10)
    done = collect(world, hold(world, elder, 4))
    with refused_by_the_database("settles"):
        again(done, ref="x", seq=9, kind="cancel")


def test_a_ref_and_a_place_in_the_chain_are_taken_once(made):
    with refused_by_the_database("ref|append-only"):
        again(PointTransfer.objects.get(pk=made.pk), seq=2)
    with refused_by_the_database("points_in_chain|seq"):
        again(PointTransfer.objects.get(pk=made.pk), ref="y")
