"""运行: how the house stands, and that it has nothing forbidden."""

import re
from datetime import timedelta

from tests.web.console.desk import NOON, words_of
from wudan.areas.models import Holiday
from wudan.backups.actions import note_copy, note_drill
from wudan.backups.models import Drill
from wudan.journal.events import events_of
from wudan.kit.safekeeping import Copy, Tables
from wudan.people.actors import THE_OPERATOR
from wudan.privacy.actions import retain
from wudan.vitals import readiness
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


def _a_copy():
    tables = Tables("sqlite", "3", {}, {}, {}, 0, 9, "", ())
    return Copy(NOON.isoformat(), "610626", "wuqi", "1", tables, ())


def _standing_of_backups(desk_of):
    page = words_of(desk_of("计管理").see("administration"))
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_backups_that_were_never_made_or_never_proved_ask_for_attention(world, desk_of):
    page = _standing_of_backups(desk_of)
    assert "还没有备份过 从没有过" in page
    assert "还没有证明过 从没有过" in page
    assert "太久没有做，或没有做成" in page


def test_a_backup_and_a_proven_restore_are_told_with_their_day(world, desk_of):
    note_copy(_a_copy(), written=9, seconds=1, reached=0, at=NOON, until=NOON - timedelta(days=90))
    note_drill(_a_copy(), [], seconds=12.3, by=THE_OPERATOR, at=NOON)
    page = _standing_of_backups(desk_of)
    assert "最近一次备份 9月7日 周一 17:00" in page
    assert "没有送到异地" in page
    assert "最近一次证明能恢复 9月7日 周一 17:00" in page
    assert "用时 12 秒" in page
    assert "太久没有做" not in page
    (event,) = events_of("backup", Drill.objects.get().pk)
    assert (event.verb, event.facts["proven"]) == ("backup.drill", True)


def test_a_drill_each_month_is_never_late(world, desk_of):
    """In a month of 31 days the next one comes some minutes later in the night."""
    note_copy(_a_copy(), written=9, seconds=1, reached=0, at=NOON, until=NOON - timedelta(days=90))
    note_drill(_a_copy(), [], seconds=12, by=THE_OPERATOR, at=NOON - timedelta(days=31, minutes=30))
    assert "太久没有做" not in _standing_of_backups(desk_of)
    assert "drill" not in {one.name for one in readiness.findings(at=NOON)}


def test_a_proof_of_more_than_35_days_ago_is_red_and_a_failed_drill_proves_nothing(world, desk_of):
    note_drill(_a_copy(), [], seconds=12, by=THE_OPERATOR, at=NOON - timedelta(days=35, minutes=1))
    note_drill(_a_copy(), ["表 people_person 少了一行"], seconds=3, by=THE_OPERATOR, at=NOON)
    page = _standing_of_backups(desk_of)
    assert "超过 35 天" in page
    assert "没有恢复成 表 people_person 少了一行" in page
