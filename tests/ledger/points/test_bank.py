"""What the bank does, one act a story; all points together are always zero."""

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.ledger.points.earning import (
    balances,
    collect,
    deduct,
    earn,
    family,
    fresh,
    has,
    hold,
    of,
    release,
    reverse,
    total,
)
from tests.world import MONDAY
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointEntry, PointTransfer

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _sums_to_zero(world):
    yield
    assert total() == 0


def test_an_act_earns_both_kinds_of_points(world):
    made = earn(world, of(world, "秦奶奶"), spend=10, honor=15)
    assert has(of(world, "秦奶奶"), spend=10, honor=15)
    assert made.lines == 4


def test_the_same_ref_is_the_same_transfer_and_no_other(world):
    first = earn(world, of(world, "秦奶奶"), ref="a")
    assert earn(world, of(world, "秦奶奶"), ref="a") == first
    with objected("ref_taken"):
        earn(world, of(world, "秦奶奶"), spend=11, ref="a")
    assert has(of(world, "秦奶奶"), spend=10)


@pytest.mark.parametrize("spend", [0, -1, True, 1.5, 10**7])
def test_points_are_whole_and_more_than_none(world, spend):
    with pytest.raises(Exception, match="分") as told:
        earn(world, of(world, "秦奶奶"), spend=spend)
    assert told.type.__name__ == "Malformed"


def test_a_person_who_is_not_there_earns_nothing(world):
    with missing():
        earn(world, points.person(10**9))


def test_a_minus_item_takes_what_is_there_and_makes_no_debt(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=3, honor=9)
    deduct(world, elder, spend=5, honor=5)
    assert has(elder, spend=0, honor=4)
    assert deduct(world, elder, spend=5, ref="d").lines == 0
    assert deduct(world, elder, spend=5, ref="d").lines == 0
    earn(world, elder, spend=7)
    assert has(elder, spend=7, honor=4)


def test_a_reversal_takes_back_what_was_given(world):
    elder = of(world, "秦奶奶")
    made = earn(world, elder, spend=10, honor=10)
    back = reverse(world, made)
    assert has(elder)
    assert back.reverses == made


def test_a_reversal_is_not_reversed_nor_is_anything_reversed_twice(world):
    made = earn(world, of(world, "秦奶奶"))
    back = reverse(world, made)
    with objected("reversal"):
        reverse(world, back)
    with objected("already_reversed"):
        reverse(world, made)


def test_points_spent_meanwhile_are_owed_and_made_good_by_the_next_earnings(world):
    elder = of(world, "秦奶奶")
    made = earn(world, elder, spend=10)
    collect(world, hold(world, elder, 8))
    reverse(world, made)
    assert has(elder, owed=8)
    earn(world, elder, spend=5)
    assert has(elder, owed=3)
    earn(world, elder, spend=5)
    assert has(elder, spend=2)


def test_what_is_held_and_comes_back_makes_good_first(world):
    elder = of(world, "秦奶奶")
    made = earn(world, elder, spend=10)
    held = hold(world, elder, 4)
    reverse(world, made)
    assert has(elder, held=4, owed=4)
    release(world, held)
    assert has(elder)


def test_a_redemption_holds_then_collects(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10, honor=10)
    held = hold(world, elder, 6)
    assert has(elder, spend=4, held=6, honor=10)
    made = collect(world, held)
    assert has(elder, spend=4, honor=10)
    assert made.settles == held


@pytest.mark.parametrize("reason", [PointKind.CANCEL, PointKind.EXPIRE])
def test_what_was_held_comes_back(world, reason):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10)
    release(world, hold(world, elder, 6), reason)
    assert has(elder, spend=10)


def test_a_hold_ends_once(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10)
    held = hold(world, elder, 6)
    first = collect(world, held, ref="c")
    assert collect(world, held, ref="c") == first
    with objected("already_settled"):
        collect(world, held)
    with objected("already_settled"):
        release(world, held)
    with objected("not_held"):
        collect(world, first)


def test_nobody_holds_more_than_there_is_nor_spends_honour(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=5, honor=100)
    with objected("not_enough"):
        hold(world, elder, 6)
    with malformed("spend"):
        hold(world, elder, 0)
    assert has(elder, spend=5, honor=100)


def test_a_thing_brought_back_gives_the_points_back(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10)
    reverse(world, collect(world, hold(world, elder, 6)))
    assert has(elder, spend=10)


def test_a_hold_is_not_reversed_it_is_given_back(world):
    elder = of(world, "秦奶奶")
    earn(world, elder, spend=10)
    with objected("not_reversible"):
        reverse(world, hold(world, elder, 6))


def pool(world, home, who, spend, *, into, by="", ref=""):
    return book.pool(
        household=home, person=world.people[who], spend=spend, into=into, ref=ref or fresh("pool"),
        by=world.oneself(by or who), at=MONDAY,
    )  # fmt: skip


def test_a_member_puts_points_into_the_household_and_its_head_gives_some_out(world):
    home = family(world, "秦奶奶", "李小妹")
    earn(world, of(world, "李小妹"), spend=10)
    pool(world, home, "李小妹", 7, into=True)
    assert has(points.household(home.pk), spend=7)
    pool(world, home, "李小妹", 2, into=False, by="秦奶奶")
    assert has(of(world, "李小妹"), spend=5)
    assert balances(points.household(home.pk))["spend"] == 5


def test_nobody_moves_points_out_of_the_family(world):
    home = family(world, "秦奶奶", "李小妹")
    earn(world, of(world, "高大爷"), spend=10)
    earn(world, points.household(home.pk), spend=10)
    with objected("not_your_household"):
        pool(world, home, "高大爷", 5, into=True)
    with objected("not_your_household"):
        pool(world, home, "高大爷", 5, into=False, by="秦奶奶")
    with objected("not_head"):
        pool(world, home, "李小妹", 5, into=False)
    with objected("not_yours"):
        pool(world, home, "李小妹", 5, into=True, by="秦奶奶")
    with objected("not_oneself"):
        book.pool(household=home, person=world.people["秦奶奶"], spend=1, into=False, ref="x", by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    with objected("not_enough"):
        pool(world, home, "秦奶奶", 11, into=False)


def test_each_transfer_is_a_link_of_its_units_chain(world):
    for who in ("秦奶奶", "高大爷", "秦奶奶"):
        earn(world, of(world, who))
    links = list(PointTransfer.objects.order_by("seq").values_list("seq", "previous", "hash"))
    assert [seq for seq, _, _ in links] == [1, 2, 3]
    assert [previous for _, previous, _ in links] == ["", links[0][2], links[1][2]]
    assert PointEntry.objects.count() == 6
