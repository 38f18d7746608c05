"""Divisions come in from a folder or one file, once, and as much as was asked for."""

import pytest

from tests.areas.tables import (
    ALL,
    FIRST,
    LATER,
    ONE_FILE,
    PACKS,
    bring_in,
    lay_out,
    live,
    one_file,
    spelled,
    swapped,
)
from wudan.areas.enums import AreaLevel
from wudan.areas.importing import ImportRefused
from wudan.areas.models import Area
from wudan.journal.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pack", "county", "towns", "villages"),
    [("wuqi", "610626", 9, 99), ("yuyang", "610802", 31, 404)],
)
def test_a_pack_brings_its_county_in(pack, county, towns, villages):
    done = bring_in(PACKS / pack / "divisions.csv")
    assert done.added == done.changes == towns + villages + 3
    assert Area.objects.below(county).filter(level=AreaLevel.TOWN).count() == towns
    assert Area.objects.below(county).filter(level=AreaLevel.VILLAGE).count() == villages


def test_two_counties_live_side_by_side():
    bring_in(PACKS / "wuqi" / "divisions.csv")
    done = bring_in(PACKS / "yuyang" / "divisions.csv")
    assert (done.ended, done.unchanged) == (0, 1)
    assert Area.objects.filter(ends_on=None, level=AreaLevel.VILLAGE).count() == 503


def test_a_folder_comes_in_whole_and_hangs_together(tmp_path):
    done = bring_in(lay_out(tmp_path / "nation"))
    assert done.added == Area.objects.count() == ALL
    village = live("629901101002")
    assert (village.name, village.starts_on, village.level) == ("柳二村", FIRST, AreaLevel.VILLAGE)
    assert village.parent.parent.parent.parent.name == "甲省"
    assert live("62").parent is None


def test_a_second_import_changes_nothing(tmp_path):
    folder = lay_out(tmp_path / "nation")
    bring_in(folder)
    before = list(Area.objects.order_by("pk").values())
    done = bring_in(folder, on=LATER)
    assert (done.changes, done.unchanged) == (0, ALL)
    assert list(Area.objects.order_by("pk").values()) == before
    assert Event.objects.filter(verb="areas.import").count() == 1


def test_an_import_leaves_a_trace(tmp_path):
    bring_in(lay_out(tmp_path / "nation"), code="629901101")
    event = Event.objects.get(verb="areas.import")
    assert event.facts["added"] == 6
    assert (event.facts["from"], event.facts["code"]) == ("nation", "629901101")


def test_a_code_takes_its_subtree_and_its_ancestors(tmp_path):
    bring_in(lay_out(tmp_path / "nation"), code="629901102")
    codes = set(Area.objects.values_list("code", flat=True))
    assert codes == {"62", "6299", "629901", "629901102", "629901102001", "629901102002"}


def test_a_code_that_is_not_in_the_table_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="表里没有代码 629902"):
        bring_in(lay_out(tmp_path / "nation"), code="629902")


def test_a_dry_run_counts_and_writes_nothing(tmp_path):
    done = bring_in(lay_out(tmp_path / "nation"), dry_run=True)
    assert done.added == ALL
    assert not Area.objects.exists()
    assert not Event.objects.exists()


def test_parents_may_come_after_children_in_one_file(tmp_path):
    header, *rows = ONE_FILE
    assert bring_in(one_file(tmp_path, [header, *reversed(rows)])).added == 5


def test_a_mark_at_the_start_windows_line_ends_and_blank_lines_are_no_fault(tmp_path):
    text = "\ufeff" + spelled(ONE_FILE).decode().replace("\n", "\r\n") + "\r\n"
    path = tmp_path / "divisions.csv"
    path.write_bytes(text.encode())
    assert bring_in(path).added == 5


def test_a_rare_character_is_a_name(tmp_path):
    rare = swapped("villages", "柳一村", "𡑞\ue123村")
    bring_in(lay_out(tmp_path / "nation", villages=rare))
    assert live("629901101001").name == "𡑞\ue123村"


def test_a_row_that_hung_elsewhere_is_hung_right(tmp_path):
    folder = lay_out(tmp_path / "nation")
    bring_in(folder)
    Area.objects.filter(code="629901101").update(parent=None)
    assert bring_in(folder, on=LATER).moved == 1
    assert live("629901101").parent == live("629901")
