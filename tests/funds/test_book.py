"""A year's grant, five uses, money held and paid: never more than was granted, each document once (R104–R110)."""

import pytest
from django.db import IntegrityError, transaction

from tests.funds.spending import (
    LATER,
    RULES,
    YUAN,
    colleague,
    committed,
    granted,
    numbers,
    paid,
    thing,
)
from tests.world import MONDAY
from wudan.funds import actions
from wudan.funds.enums import LINKS, LinkKind, Use
from wudan.funds.models import Commitment, FundLine, FundMovement, Spending
from wudan.funds.policies import document_key
from wudan.funds.proof import verify_funds
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed, Missing, Objected

pytestmark = pytest.mark.postgres


def test_a_year_is_granted_once_by_its_five_uses(world):
    fund = granted(world)
    assert [line.use for line in fund.lines.all()] == Use.values
    assert sum(line.granted_fen for line in fund.lines.all()) == 70_000_000
    with pytest.raises(Objected, match="已经登记过"), transaction.atomic():
        granted(world)


def test_a_sixth_use_is_refused_by_words_and_by_the_database(world):
    fund = granted(world)
    with pytest.raises(Objected, match="只有五项用途"), transaction.atomic():
        committed(world, fund, use="banquet", what=world.units["c"])
    with pytest.raises(IntegrityError), transaction.atomic():
        FundLine.objects.create(fund=fund, use="banquet", position=6)


@pytest.mark.parametrize("use", Use.values)
def test_each_use_has_what_it_may_be_for_and_nothing_else(world, use):
    fund = granted(world)
    held = committed(world, fund, use=use)
    assert held.link_kind in LINKS[use]
    other = Use.RUNNING if use != Use.RUNNING else Use.BASES
    with pytest.raises(Objected, match="要写明用在哪个"), transaction.atomic():
        committed(world, fund, use=use, what=thing(world, other))
    astray = {f"{kind}": None for kind in LinkKind.values}
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=held.pk).update(**astray)


def test_money_is_held_paid_in_parts_and_the_rest_put_back(world):
    fund = granted(world)
    held = committed(world, fund, 5_000)
    assert numbers(fund) == (140_000, 5_000, 0, 135_000)
    paid(world, held, 2_000)
    assert numbers(fund) == (140_000, 3_000, 2_000, 135_000)
    paid(world, held, 1_500, no="记-0313", final=True)
    assert numbers(fund) == (140_000, 0, 3_500, 136_500)
    held.refresh_from_db()
    assert (held.state, held.released_fen) == ("done", 1_500 * YUAN)
    with pytest.raises(Objected, match="办完了"), transaction.atomic():
        paid(world, held, 1, no="记-0314")
    assert verify_funds().faults == []


def test_more_than_there_is_is_refused_with_what_is_left(world):
    fund = granted(world, each=1_000)
    with pytest.raises(Objected, match=r"只剩 1,000\.00 元"), transaction.atomic():
        committed(world, fund, 1_001)
    held = committed(world, fund, 1_000)
    with pytest.raises(Objected, match="这一笔安排只剩"), transaction.atomic():
        paid(world, held, 1_001)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundLine.objects.filter(fund=fund).update(reserved_fen=100_001)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=held.pk).update(spent_fen=100_001)


@pytest.mark.parametrize("fen", [0, -1, 10_000_000_001, True])
def test_an_amount_is_above_nothing_and_below_a_slip_of_the_finger(world, fen):
    fund = granted(world)
    plan = actions.Plan(Use.RUNNING, "车", fen, world.units["c"])
    with pytest.raises(Malformed, match="金额"), transaction.atomic():
        actions.commit(fund=fund, plan=plan, second_from_fen=1, by=world.actor("柳文书"), at=MONDAY)


def test_a_document_counts_once_however_it_is_written(world):
    fund = granted(world)
    first, second = committed(world, fund), committed(world, fund)
    paid(world, first, 100, no="吴财〔2026〕12号")
    with pytest.raises(Objected, match="一张凭证只记一次"), transaction.atomic():
        paid(world, second, 100, no=" 吴财[２０２６] 12 号")
    assert document_key("记-0312") == document_key("记－０３１２")
    with pytest.raises(Malformed, match="请写凭证号"), transaction.atomic():
        paid(world, second, 100, no="——")
    with pytest.raises(Malformed, match="要有数字"), transaction.atomic():
        paid(world, second, 100, no="收据")


def test_what_was_written_down_wrongly_is_reversed_and_its_document_free_again(world):
    fund = granted(world)
    held = committed(world, fund, 5_000)
    wrong = paid(world, held, 2_000, final=True)
    by = world.actor("柳文书")
    with pytest.raises(Malformed, match="为什么冲回"), transaction.atomic():
        actions.reverse(spending=wrong, why=" ", by=by, at=LATER)
    actions.reverse(spending=wrong, why="写错了金额", by=by, at=LATER)
    assert numbers(fund) == (140_000, 2_000, 0, 138_000)
    with pytest.raises(Objected, match="冲回过"), transaction.atomic():
        actions.reverse(spending=wrong, why="再来一次", by=by, at=LATER)
    held.refresh_from_db()
    paid(world, held, 1_999)
    assert verify_funds().faults == []


def test_from_an_amount_on_a_second_person_decides(world):
    fund = granted(world)
    held = committed(world, fund, 20_000)
    assert (held.state, numbers(fund)[1]) == ("asked", 20_000)
    with pytest.raises(Objected, match="等第二个人"), transaction.atomic():
        paid(world, held, 1)
    with pytest.raises(Objected, match="另一位来定"), transaction.atomic():
        actions.approve(commitment=held, by=world.actor("柳文书"), at=LATER)
    held = actions.approve(commitment=held, by=colleague(world), at=LATER)
    paid(world, held, 20_000)
    other = committed(world, fund, 30_000)
    actions.refuse(commitment=other, words="今年不办", by=colleague(world), at=LATER)
    assert numbers(fund) == (140_000, 0, 20_000, 120_000)
    with pytest.raises(Objected, match="没有同意"), transaction.atomic():
        actions.approve(commitment=other, by=colleague(world), at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=held.pk).update(decided_by_id=held.made_by_id)


def test_money_moves_between_two_uses_by_a_document_and_the_sum_stays(world):
    fund = granted(world)
    committed(world, fund, 19_000)
    said = {
        "fund": fund,
        "document_no": "吴财〔2026〕40号",
        "why": "培训多了",
        "by": world.actor("柳文书"),
        "at": LATER,
    }
    actions.shift(source=Use.RUNNING, target=Use.TRAINING, amount_fen=21_000 * YUAN, **said)
    assert numbers(fund) == (119_000, 19_000, 0, 100_000)
    assert numbers(fund, Use.TRAINING)[0] == 161_000
    with pytest.raises(Objected, match="只剩"), transaction.atomic():
        actions.shift(source=Use.RUNNING, target=Use.EVENTS, amount_fen=100_001 * YUAN, **said)
    with pytest.raises(Malformed, match="两项不同"), transaction.atomic():
        actions.shift(source=Use.RUNNING, target=Use.RUNNING, amount_fen=1, **said)
    assert sum(line.granted_fen for line in fund.lines.all()) == 70_000_000


def test_who_does_not_keep_the_fund_is_told_who_does(world):
    fund = granted(world)
    plan = actions.Plan(Use.RUNNING, "车", 100, world.units["c"])
    for name in ("马青山", "乔委员", "景科长", "郝书记", "严审计", "计管理", "苏远", "秦奶奶"):
        with pytest.raises(Objected, match="中心办公室经办"), transaction.atomic():
            actions.commit(
                fund=fund, plan=plan, second_from_fen=1_000, by=world.actor(name), at=MONDAY
            )
    payment = actions.Payment(1, "1", "和顺打印社", MONDAY.date())
    with pytest.raises(Missing), transaction.atomic():
        actions.spend(
            commitment=Commitment(pk=10**9), payment=payment, by=world.actor("柳文书"), at=MONDAY
        )


def test_rows_are_never_edited_and_each_act_is_in_the_journal(world):
    fund = granted(world)
    held = committed(world, fund)
    one = paid(world, held)
    for edit in (
        lambda: FundMovement.objects.update(spent_by=1),
        lambda: FundMovement.objects.all().delete(),
        lambda: Spending.objects.filter(pk=one.pk).update(amount_fen=1),
        lambda: Commitment.objects.filter(pk=held.pk).update(title="别的"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            edit()
    verbs = Event.objects.filter(subject__in=["fund_year", "commitment"]).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "fund.open",
        "commitment.make",
        "commitment.spend",
    ]
    assert RULES.second_from_fen > held.amount_fen
