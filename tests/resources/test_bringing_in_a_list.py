"""导入资源表: good lines go in, bad ones come back with line and column; twice is once."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.domain.refusing import malformed, objected
from tests.resources.keeping import gym, step
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.kit.tables import blank_table
from wudan.sites.actions import resource as acts
from wudan.sites.models import Resource

HEAD = "编号,名称,类别,来源,保管单位,乡镇或村,可以借,经度,纬度,坐标来源\n"
GOOD = (
    HEAD
    + "A1,镇文化站,文化场馆,公共,铁边城,铁边城,否,107.95,36.95,CGCS2000\nA2,锣鼓一套,设备物资,闲置,铁边城,,是,,,\n"
)


def brought(world, text, *, who="乔委员"):
    return acts.bring_in(
        content=text.encode(), name="资源.csv", county="610626", by=world.actor(who), at=MONDAY
    )


@pytest.mark.postgres
def test_a_list_brought_in_twice_is_one_list(world):
    assert brought(world, GOOD).counts == {"new": 2}
    assert brought(world, GOOD).counts == {"same": 2}
    assert brought(world, GOOD.replace("锣鼓一套", "锣鼓两套")).counts == {"same": 1, "changed": 1}
    assert list(Resource.objects.order_by("key").values_list("name", "lendable", "stage")) == [
        ("镇文化站", False, "listed"), ("锣鼓两套", True, "listed"),
    ]  # fmt: skip
    assert Event.objects.filter(verb="resource.import").count() == 3


@pytest.mark.postgres
def test_bad_lines_come_back_and_take_nothing_with_them(world):
    bad = HEAD + (
        "B1,,文化场馆,公共,铁边城,,,,,\nB2,礼堂,戏台,公共,铁边城,,,,,\nB3,礼堂,文化场馆,公共,水利局,,,,,\n"
        "B4,礼堂,文化场馆,公共,文旅局,,,,,\nB5,礼堂13800138000,文化场馆,公共,铁边城,,,,,\n"
        "B6,礼堂,文化场馆,公共,铁边城,,,36.95,107.95,\nB7,礼堂,文化场馆,公共,铁边城,,也许,,,\n"
        "B8,好礼堂,文化场馆,公共,铁边城,,,,,\nB8,好礼堂,文化场馆,公共,铁边城,,,,,\n"
    )
    done = brought(world, bad)
    told = [(fault.line, fault.column) for fault in done.faults]
    assert told == [(2, "名称"), (3, "类别"), (4, "保管单位"), (5, "保管单位"), (6, "名称"), (7, "经度"),
                    (8, "可以借"), (10, "编号")]  # fmt: skip
    assert list(Resource.objects.values_list("key", flat=True)) == ["B8"]


def test_who_keeps_nothing_brings_in_nothing_and_no_table_is_no_table(world):
    with objected("not_your_role"):
        brought(world, GOOD, who="郝书记")
    with malformed("file"):
        brought(world, "名称\n礼堂\n")


def test_a_list_never_moves_what_is_on_its_way(world):
    found = step(world, gym(world), "talk")
    text = HEAD + f"{found.key},体育馆,中小学校,公共,铁边城,,,,,\n"
    assert [fault.column for fault in brought(world, text).faults] == ["来源"]
    assert Resource.objects.get().stage == "talking"


def test_the_blank_table_asks_for_the_columns_that_are_read():
    book = load_workbook(BytesIO(blank_table("资源", acts.COLUMNS)))
    titles = [cell.value for cell in book.active[1]]
    assert titles[:5] == [
        "编号（必填）",
        "名称（必填）",
        "类别（必填）",
        "来源（必填）",
        "保管单位（必填）",
    ]
