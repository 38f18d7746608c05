"""Half a table that is well formed is caught too, unless the operator is sure."""

import pytest

from tests.areas.tables import FIRST, LATER, PACKS, bring_in, lay_out, one_file, without
from wudan.areas.importing import ImportRefused
from wudan.areas.models import Area

pytestmark = pytest.mark.django_db


def _wuqi() -> list[str]:
    return (PACKS / "wuqi" / "divisions.csv").read_text().splitlines()


def _thinned(lines: list[str], leave_out: int) -> list[str]:
    """Without so many villages, none of them the last of its town."""
    found = [line for line in lines if ",village," in line]
    gone = [x for x in found if not x.split(",")[0].endswith("001")][:leave_out]
    return [line for line in lines if line not in gone]


def test_a_file_cut_between_two_rows_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="下面一个村级也没有"):
        bring_in(one_file(tmp_path, _wuqi()[:60]))


def test_many_divisions_ending_at_once_are_refused(tmp_path):
    bring_in(one_file(tmp_path, _wuqi()))
    with pytest.raises(ImportRefused, match="会撤销 11 个区划（现有 109 个）"):
        bring_in(one_file(tmp_path, _thinned(_wuqi(), 11)), on=LATER)
    assert not Area.objects.exclude(ends_on=None).exists()


def test_a_few_may_end_at_once(tmp_path):
    bring_in(one_file(tmp_path, _wuqi()))
    assert bring_in(one_file(tmp_path, _thinned(_wuqi(), 10)), on=LATER).ended == 10


def test_an_operator_who_is_sure_may_end_many(tmp_path):
    bring_in(one_file(tmp_path, _wuqi()))
    towns = [line for line in _wuqi() if ",village," not in line]
    assert bring_in(one_file(tmp_path, towns), on=LATER, sure=True).ended == 99


def test_being_sure_excuses_no_wrong_row(tmp_path):
    folder = lay_out(tmp_path / "nation", streets=without("streets", "杨镇"))
    with pytest.raises(ImportRefused, match="上级 629901102"):
        bring_in(folder, on=FIRST, sure=True)


def test_what_was_not_asked_for_need_not_be_whole(tmp_path):
    folder = lay_out(tmp_path / "nation", villages=without("villages", "杨"))
    assert bring_in(folder, code="629901101").added == 6
    with pytest.raises(ImportRefused, match="杨镇"):
        bring_in(folder, code="629901102")
