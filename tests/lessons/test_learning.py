"""学习记录 and 我们的经验: written once, struck with a reason, signed by the office, read by everybody."""

import re

import pytest
from django.conf import settings
from django.db import transaction

from tests.audited.lessons import YEAR, told
from tests.web.console.desk import NOON, words_of
from wudan.kit.refusals import Malformed, Objected
from wudan.lessons.actions import sign_summary, strike_learned, withdraw_summary, write_learned
from wudan.lessons.models import Learned, Summary
from wudan.lessons.reporting import blocks_of, published
from wudan.web.portal.experience_blocks import drawn

pytestmark = pytest.mark.postgres
TOKEN = re.compile(r'(?:content|value)="\w{64}"')
"""What a page carries against forged posts: another at each request."""


def test_a_visit_is_written_down_read_and_struck_with_a_reason(world, desk_of):
    office = world.actor("柳文书")
    row = write_learned(told=told(), by=office, at=NOON)
    assert "看院坝会怎么开" in words_of(desk_of("郝书记").see("learned"))
    with pytest.raises(Objected), transaction.atomic():
        strike_learned(learned=row, why="不对", by=world.actor("乔委员"), at=NOON)
    with pytest.raises(Malformed), transaction.atomic():
        strike_learned(learned=row, why=" ", by=office, at=NOON)
    strike_learned(learned=row, why="记重了", by=office, at=NOON)
    with pytest.raises(Objected), transaction.atomic():
        strike_learned(learned=row, why="记重了", by=office, at=NOON)
    assert not Learned.objects.standing(row.county).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "tour"), ("title", ""), ("words", "打 13912345678"), ("people_count", 0), ("ends_on", NOON.date().replace(year=2025)),
     ("ends_on", NOON.date().replace(year=2027)), ("posts", "长" * 121), ("link", "x" * 201)],
)  # fmt: skip
def test_what_makes_no_sense_is_told_beside_its_field(world, field, value):
    with pytest.raises(Malformed) as fault:
        write_learned(told=told(**{field: value}), by=world.actor("柳文书"), at=NOON)
    assert field in fault.value.fields


def test_who_writes_nothing_is_refused(world):
    with pytest.raises(Objected):
        write_learned(told=told(), by=world.actor("马青山"), at=NOON)


def test_the_year_is_public_only_while_it_is_signed_and_reads_the_same(world, client, desk_of):
    office = world.actor("柳文书")
    for _ in range(6):
        world.order_at("reviewed")
    assert client.get(f"/experience/{YEAR}").status_code == 404
    sign_summary(year=YEAR, words="靠五单。", by=office, at=NOON)
    with pytest.raises(Objected), transaction.atomic():
        sign_summary(year=YEAR, words="", by=office, at=NOON)
    page = words_of(client.get(f"/experience/{YEAR}"))
    assert settings.PACK.brand.purpose in page
    assert "靠五单。" in page
    assert "6 件" in page
    world.order_at("reviewed")
    assert TOKEN.sub("", words_of(client.get(f"/experience/{YEAR}"))) == TOKEN.sub("", page)
    paper = client.get(f"/experience/{YEAR}/paper")
    assert paper.content.startswith(b"%PDF-")
    withdraw_summary(year=YEAR, why="数要重核", by=office, at=NOON)
    assert client.get(f"/experience/{YEAR}").status_code == 404
    sign_summary(year=YEAR, words="", by=office, at=NOON)
    assert Summary.objects.count() == 2


def test_the_footer_leads_to_the_latest_signed_year_or_says_that_there_is_none(world, client):
    office = world.actor("柳文书")
    assert 'href="/experience"' in client.get("/").content.decode()
    assert "还没有签发的一年" in words_of(client.get("/experience"))
    for year in (YEAR - 1, YEAR):
        sign_summary(year=year, words=f"{year} 年靠五单。", by=office, at=NOON)
    page = words_of(client.get("/experience"))
    assert f"{YEAR} 年靠五单。" in page
    assert f"{YEAR - 1} 年靠五单。" not in page


def test_only_the_office_signs_and_words_that_name_a_number_are_refused(world):
    with pytest.raises(Objected), transaction.atomic():
        sign_summary(year=YEAR, words="", by=world.actor("乔委员"), at=NOON)
    with pytest.raises(Malformed), transaction.atomic():
        sign_summary(year=YEAR, words="找 13912345678", by=world.actor("柳文书"), at=NOON)
    with pytest.raises(Objected), transaction.atomic():
        sign_summary(year=2027, words="", by=world.actor("柳文书"), at=NOON)


def test_each_figure_at_the_desk_opens_to_rows_that_make_it(world, desk_of):
    world.order_at("reviewed")
    desk = desk_of("柳文书")
    lines = [
        one for block in desk.see("experience-desk").context["blocks"] for one in block["lines"]
    ]
    assert lines
    for line in lines[:4]:
        assert desk.client.get(line["url"]).status_code == 200, line


def test_small_numbers_are_struck_and_a_second_one_with_a_single(world):
    lines = [
        {"key": "channel-web", "label": "网上", "value": 3, "unit": "件"},
        {"key": "channel-paper", "label": "纸质", "value": 9, "unit": "件"},
        {"key": "channel-phone", "label": "电话", "value": 40, "unit": "件"},
        {"key": "orders", "label": "点单", "value": 52, "unit": "件"},
    ]
    told_ = published([{"title": "群众", "lines": lines}])[0]["lines"]
    assert [line["value"] for line in told_] == [None, None, 40, 52]
    assert lines[0]["value"] == 3
    assert all(isinstance(block["lines"], list) for block in blocks_of("610626", YEAR))


def test_a_kind_is_drawn_as_bars_a_lone_one_as_a_number_and_what_is_untold_is_named():
    def line(label, value):
        return {"key": label, "label": label, "value": value, "unit": "件"}

    [block] = drawn([
        {"title": "群众", "lines": [
            line("点单", 12), line("渠道·网上", 7), line("渠道·电话", 5), line("七色·文化", 6), line("七色·思想", None),
        ]},
        {"title": "项目", "lines": []},
    ])  # fmt: skip
    assert [one["label"] for one in block.numbers] == ["点单", "七色·文化"]
    [bars] = block.bars
    assert bars.title == "渠道"
    assert bars.most == 7
    assert [one["name"] for one in bars.lines] == ["网上", "电话"]
    assert block.untold == ["七色·思想"]
