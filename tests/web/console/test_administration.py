"""运行: how the house stands, and that it has nothing forbidden."""

from tests.web.console.desk import NOON, words_of
from wudan.areas.models import Holiday
from wudan.privacy.actions import retain
from wudan.web.relief.page import check


def test_the_administrator_sees_how_the_house_stands(world, desk_of):
    world.place()
    Holiday.objects.create(day="2026-10-01", kind="holiday", name="国庆节")
    page = words_of(desk_of("计管理").see("administration"))
    for told in (
        "SQLite",
        "wuqi",
        "1 个工作日",
        "国庆节",
        "法定资质齐全",
        "从驻地到服务地点的路程",
    ):
        assert told in page


def test_nothing_forbidden_is_found_in_the_house():
    assert [one.item.code for one in check().checked if not one.is_absent] == []


def test_no_resident_is_shown(world, desk_of):
    world.place()
    assert "秦" not in words_of(desk_of("计管理").see("administration"))


def test_only_the_administrator_has_the_page(world, desk_of):
    for name in ("柳文书", "严审计", "郝书记"):
        assert desk_of(name).see("administration").status_code == 404


def test_the_administrator_reads_how_long_things_are_kept(world, desk_of):
    assert "还没有清理过" in words_of(desk_of("计管理").see("administration"))
    retain(at=NOON)
    page = words_of(desk_of("计管理").see("administration"))
    assert "去掉姓名、电话、地址和文字" in page
    assert "最近一次清理：9月7日 周一 17:00" in page


def test_it_says_whether_the_line_is_encrypted(world, desk_of, settings):
    assert "只在本机能打开" in words_of(desk_of("计管理").see("administration"))
    settings.TLS = True
    assert "经 TLS 提供" in words_of(desk_of("计管理").see("administration"))
