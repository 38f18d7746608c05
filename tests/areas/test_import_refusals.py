"""A wrong or half table is refused whole; the refusal says where and why."""

import pytest

from tests.areas.spoiled import SPOILED, VILLAGES
from tests.areas.tables import FILES, ONE_FILE, bring_in, lay_out, one_file, swapped
from wudan.areas.importing import ImportRefused
from wudan.areas.models import Area

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_folder_is_refused_whole(tmp_path, what):
    changes, (file, row, column, reason) = SPOILED[what]
    with pytest.raises(ImportRefused) as refused:
        bring_in(lay_out(tmp_path / "nation", **changes))
    fault = refused.value.faults[0]
    assert (fault.file, fault.row, fault.column) == (file, row, column)
    assert reason in fault.reason
    assert fault.words in refused.value.words
    assert not Area.objects.exists()


@pytest.mark.parametrize("lost", [1, 2, 10, 40])
def test_a_file_cut_off_in_its_last_line_is_refused(tmp_path, lost):
    with pytest.raises(ImportRefused) as refused:
        bring_in(lay_out(tmp_path / "nation", villages=VILLAGES[:-lost]))
    assert {fault.row for fault in refused.value.faults} == {5}
    assert "最后一行没有换行" in refused.value.words
    assert not Area.objects.exists()


ONE_FILE_SPOILED = {
    "an unknown level": ("town,柳镇", "镇,柳镇", (5, "level", "级别“镇”不认识")),
    "a level that is not the code's": ("town,柳镇", "county,柳镇", (5, "level", "不是县级的")),
    "a province with a parent": ("甲省,", "甲省,6", (2, "parent", "省级没有上级")),
    "no column": ("level,name", "levels,name", (1, "level", "缺少这一列")),
}


@pytest.mark.parametrize("what", ONE_FILE_SPOILED)
def test_a_spoiled_file_of_our_own_form_is_refused(tmp_path, what):
    old, new, (row, column, reason) = ONE_FILE_SPOILED[what]
    lines = [line.replace(old, new) for line in ONE_FILE]
    assert lines != ONE_FILE
    with pytest.raises(ImportRefused) as refused:
        bring_in(one_file(tmp_path, lines))
    fault = refused.value.faults[0]
    assert (fault.row, fault.column) == (row, column)
    assert reason in fault.reason


def test_twenty_faults_are_listed_and_the_rest_counted(tmp_path):
    header, *_ = FILES["villages.csv"]
    wrong = [f"62990110{n},村,629901101,62,6299,629901" for n in range(10, 55)]
    with pytest.raises(ImportRefused) as refused:
        bring_in(lay_out(tmp_path / "nation", villages=[header, *wrong]))
    assert (len(refused.value.faults), refused.value.count) == (20, 45)
    assert refused.value.words.startswith("区划表有 45 处错误")
    assert refused.value.words.endswith("另有 25 处未列出。")


def test_a_wrong_row_does_not_make_its_children_wrong(tmp_path):
    nameless = swapped("streets", "柳镇", "")
    with pytest.raises(ImportRefused) as refused:
        bring_in(lay_out(tmp_path / "nation", streets=nameless))
    assert refused.value.count == 1


def test_an_unreadable_file_is_one_fault_not_one_for_each_child(tmp_path):
    foreign = "\n".join(FILES["streets.csv"]).encode("gbk") + b"\n"
    with pytest.raises(ImportRefused) as refused:
        bring_in(lay_out(tmp_path / "nation", streets=foreign))
    assert refused.value.count == 1


def test_a_fault_in_the_last_row_leaves_everything_as_it_was(tmp_path):
    folder = lay_out(tmp_path / "nation")
    bring_in(folder)
    before = list(Area.objects.order_by("pk").values())
    spoiled = [x.replace("柳一村", "柳上村").replace("杨二村", "") for x in FILES["villages.csv"]]
    with pytest.raises(ImportRefused, match="第 5 行 name 列"):
        bring_in(lay_out(folder, villages=spoiled))
    assert list(Area.objects.order_by("pk").values()) == before
