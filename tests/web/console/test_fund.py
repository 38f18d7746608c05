"""The fund's pages: a year on one screen, held and paid by the office, read by leaders and the auditor."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.funds.spending import colleague, committed, granted, paid
from tests.web.console.desk import words_of
from wudan.funds.models import Commitment
from wudan.funds.reporting import money_of, reached_of


def test_the_year_on_one_screen_with_what_can_still_be_set_aside(
    desk_of, world, django_assert_max_num_queries
):
    fund = granted(world)
    for _ in range(15):
        committed(world, fund, 100)
    office = desk_of("柳文书")
    with django_assert_max_num_queries(12):
        page = words_of(office.see("fund-desk"))
    assert "下达 140,000.00 元，还能安排 138,500.00 元" in page
    assert "没兑换的积分" in page
    assert "还有 3 笔" in page


def test_who_shifts_sees_what_is_left_of_each_use(desk_of, world):
    fund = granted(world)
    committed(world, fund, 100)
    page = desk_of("柳文书").see("fund-shift", fund.year)
    assert "请选" in words_of(page)
    told = dict(page.context["form"].fields["source"].choices)
    lines = {line.use: line for line in fund.lines.all()}
    assert sorted(told) == sorted(["", *lines])
    for use, line in lines.items():
        left = line.granted_fen - line.reserved_fen - line.spent_fen
        assert f"还能安排 {left / 100:,.2f} 元" in str(told[use])


@pytest.mark.parametrize("name", ["郝书记", "严审计"])
def test_readers_see_and_have_nothing_to_press(desk_of, world, name):
    held = committed(world, granted(world))
    seen = desk_of(name)
    assert "安排一笔" not in words_of(seen.see("fund-desk"))
    assert "记一笔支出" not in words_of(seen.see("commitment", held.no))
    assert seen.see("fund-new").status_code == 404


@pytest.mark.parametrize("name", ["马青山", "乔委员", "景科长", "苏远", "秦奶奶"])
def test_for_others_there_is_no_such_page(desk_of, world, name):
    held = committed(world, granted(world))
    seen = desk_of(name)
    for page in (seen.see("fund-desk"), seen.see("commitment", held.no)):
        assert page.status_code == 404


def test_the_office_holds_and_pays_and_is_told_what_is_wrong(desk_of, world):
    fund, at = granted(world), desk_of("柳文书")
    said = {"thing": world.units["c"].pk, "title": "打印", "amount": "300.50"}
    refused = at.send("commitment-new", fund.year, "running", **said | {"amount": "140000.01"})
    assert refused.status_code == 422
    assert "只剩 140,000.00 元" in words_of(refused)
    assert 'value="打印"' in words_of(refused)
    for amount, words in (
        ("-5", "金额要大于 0"),
        ("0", "金额要大于 0"),
        ("1e9", "金额太大"),
        ("五百", "请写多少元"),
    ):
        wrong = at.send("commitment-new", fund.year, "running", **said | {"amount": amount})
        assert (wrong.status_code, words in words_of(wrong)) == (422, True), amount
    assert at.send("commitment-new", fund.year, "running", **said).status_code == 303
    held = Commitment.objects.get()
    bill = {"amount": "100", "document_no": "记-9", "payee": "和顺打印社", "paid_on": "2026-09-07"}
    assert at.send("commitment-payment", held.no, **bill).status_code == 303
    again = at.send("commitment-payment", held.no, **bill)
    assert (again.status_code, "一张凭证只记一次" in words_of(again)) == (422, True)
    late = at.send(
        "commitment-payment", held.no, **bill | {"paid_on": "2027-01-01", "document_no": "记-10"}
    )
    assert "付款日期还没有到" in words_of(late)
    assert at.see("commitment-new", fund.year, "banquet").status_code == 404


def test_who_asked_is_not_the_second_person(desk_of, world):
    fund = granted(world)
    held = committed(world, fund, 20_000)
    page = desk_of("柳文书").send("commitment-approval", held.no)
    assert (page.status_code, "另一位来定" in words_of(page)) == (422, True)
    other = committed(world, fund, 20_000, by=colleague(world))
    assert desk_of("柳文书").send("commitment-approval", other.no).status_code == 303


def test_every_figure_of_the_fund_opens_and_adds_up(desk_of, world):
    fund = granted(world)
    paid(world, committed(world, fund), 2_000)
    world.order_at("done")
    told = [figure for line in fund.lines.all() for figure in money_of(line)]
    reached = reached_of(fund)
    told += [figure for one in reached for figure in (one.spent, one.people)]
    assert [figure.key for figure in told if not figure.adds_up()] == []
    assert (reached[0].people.value, reached[0].each_fen) == (1, 200_000)
    page = words_of(desk_of("郝书记").see("fund-people", fund.year, use="running"))
    assert "2,000.00 元" in page
    assert "1 人" in page


def test_the_sheet_has_each_commitment_with_its_documents(desk_of, world):
    fund = granted(world)
    paid(world, committed(world, fund), 2_000)
    answer = desk_of("严审计").see("fund-sheet", fund.year)
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[2][:8] == (
        "日常运营",
        "合计",
        None,
        "140000.00",
        "3000.00",
        "2000.00",
        None,
        "135000.00",
    )
    assert rows[3][-1] == "记-0312"


def test_the_office_writes_down_more_and_the_year_says_by_which_document(desk_of, world):
    fund, desk = granted(world), desk_of("柳文书")
    told = {"running": "0", "bases": "0", "training": "0", "incubation": "0", "events": "50000.50"}
    wrong = desk.send("fund-addition", fund.year, document_no="", **told)
    assert (wrong.status_code, 'value="50000.50"' in words_of(wrong)) == (422, True)
    twice = desk.send("fund-addition", fund.year, document_no=fund.document_no, **told)
    assert (twice.status_code, "已经登记过" in words_of(twice)) == (422, True)
    assert desk.send("fund-addition", fund.year, document_no="吴财〔2026〕58号", **told).status_code == 303  # fmt: skip
    page = words_of(desk_of("郝书记").see("fund-desk"))
    assert "年中追加的" in page
    assert "吴财〔2026〕58号" in page
    assert "下达 190,000.50 元" in page
    assert "追加拨款" in words_of(desk_of("郝书记").see("fund-rows", fund.year))
