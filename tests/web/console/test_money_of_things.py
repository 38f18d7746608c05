"""用了多少钱 on the pages of what it was for: one statement more, for who reads the fund; and back again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.funds.spending import committed, granted, paid, thing
from tests.resources.keeping import gym
from tests.web.console.desk import words_of
from wudan.funds.enums import Use
from wudan.funds.models import Commitment

PAGES = {
    Use.BASES: lambda held: ("site", held.site.unit_id),
    Use.TRAINING: lambda held: ("training-session", held.session_id),
    Use.INCUBATION: lambda held: ("project", held.project_id),
    Use.EVENTS: lambda held: ("desk-activity", held.activity.no),
}


def statements(desk, *page):
    with CaptureQueriesContext(connection) as asked:
        answer = desk.see(*page)
    assert answer.status_code == 200
    return answer, [row["sql"] for row in asked if "funds_" in row["sql"]]


@pytest.mark.parametrize("use", PAGES)
def test_the_page_of_a_thing_shows_its_money_in_one_statement(desk_of, world, use):
    fund = granted(world)
    held = committed(world, fund, 5_000, use=use)
    office = desk_of("柳文书")
    what = getattr(held, held.link_kind)
    paid(world, held, 2_000)
    for number in range(4):
        paid(world, committed(world, fund, 100, use=use, what=what), 50, no=f"记-9{number}")
    answer, asked = statements(office, *PAGES[use](held))
    page = words_of(answer)
    assert len(asked) == 1
    assert "已支出 2,200.00 元" in page
    assert "记-0312" in page
    assert "和顺打印社" in page
    assert f"/desk/commitments/{held.no}" in page
    back = words_of(office.see("commitment", held.no))
    assert f'href="{office.see(*PAGES[use](held)).request["PATH_INFO"]}"' in back


@pytest.mark.parametrize("use", [Use.BASES, Use.TRAINING, Use.INCUBATION, Use.EVENTS])
def test_others_see_the_thing_without_its_money(desk_of, world, use):
    held = committed(world, granted(world), use=use)
    paid(world, held)
    name = "乔委员"
    answer, asked = statements(desk_of(name), *PAGES[use](held))
    assert asked == []
    assert "用了多少钱" not in words_of(answer)


def test_a_thing_without_money_says_so(desk_of, world):
    site = thing(world, Use.BASES)
    assert "没有用专项资金" in words_of(desk_of("柳文书").see("site", site.unit_id))


def test_a_base_is_chosen_found_and_shows_its_money(desk_of, world):
    fund, base, office = granted(world), gym(world), desk_of("柳文书")
    page = words_of(office.see("commitment-new", fund.year, "bases"))
    assert "<optgroup" in page
    assert base.name in page
    assert base.name in words_of(office.see("commitment-new", fund.year, "bases", q="体育馆"))
    said = {"title": "展板", "amount": "300"}
    for key in (f"resource-{10**12}", "resource-x", "banquet-1", f"resource-{base.pk}-1"):
        wrong = office.send("commitment-new", fund.year, "bases", thing=key, **said)
        assert (wrong.status_code, 'value="展板"' in words_of(wrong)) == (422, True), key
    done = office.send("commitment-new", fund.year, "bases", thing=f"resource-{base.pk}", **said)
    held = Commitment.objects.get()
    assert (done.status_code, held.resource_id) == (303, base.pk)
    assert f"/desk/resources/{base.pk}" in words_of(office.see("commitment", held.no))
    _answer, asked = statements(office, "resource", base.pk)
    assert len(asked) == 1
    assert "展板" in words_of(desk_of("郝书记").see("resource", base.pk))
    assert "展板" not in words_of(desk_of("乔委员").see("resource", base.pk))


@pytest.mark.parametrize("use", [Use.TRAINING, Use.EVENTS])
def test_a_reader_is_led_to_no_page_that_does_not_open(desk_of, world, use):
    held = committed(world, granted(world), use=use)
    name, at = desk_of("郝书记"), PAGES[use](held)
    assert name.see(*at).status_code == 404
    page = words_of(name.see("commitment", held.no))
    assert "/desk/training/" not in page
    assert "/desk/activities/" not in page
