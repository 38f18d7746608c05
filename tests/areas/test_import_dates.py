"""Divisions are renamed, end and come again, and the past stays as it was."""

from datetime import date

import pytest

from tests.areas.tables import ALL, FIRST, LATER, bring_in, lay_out, live, swapped, without
from wudan.areas.enums import UnitKind
from wudan.areas.importing import ImportRefused
from wudan.areas.models import Area, Unit

pytestmark = pytest.mark.django_db
BETWEEN = date(2026, 3, 1)


@pytest.fixture
def folder(tmp_path):
    """The county, in since the first day."""
    found = lay_out(tmp_path / "nation")
    bring_in(found)
    return found


def _unit(key: str, code: str, *, ends_on: date | None = None) -> Unit:
    return Unit.objects.create(
        county="629901", key=key, kind=UnitKind.INSTITUTE, name=key, short_name=key,
        area=live(code), starts_on=FIRST, ends_on=ends_on,
    )  # fmt: skip


def test_a_renamed_town_goes_on_as_a_new_row(folder):
    old = live("629901101")
    done = bring_in(lay_out(folder, streets=swapped("streets", "柳镇", "柳林镇")), on=LATER)
    assert (done.renamed, done.changes, done.unchanged) == (1, 1, ALL - 1)
    old.refresh_from_db()
    new = live("629901101")
    assert (old.name, old.ends_on, new.name, new.starts_on) == ("柳镇", LATER, "柳林镇", LATER)
    assert {child.code for child in new.children.all()} == {"629901101001", "629901101002"}
    assert new.parent == live("629901")


def test_history_by_date_is_found_by_code(folder):
    bring_in(lay_out(folder, streets=swapped("streets", "柳镇", "柳林镇")), on=LATER)
    town = Area.objects.filter(code="629901101")
    assert town.valid_on(BETWEEN).get().name == "柳镇"
    assert town.valid_on(LATER).get().name == "柳林镇"


def test_a_renamed_province_and_its_renamed_village_keep_the_tree_whole(folder):
    changed = lay_out(
        folder, provinces=swapped("provinces", "甲省", "甲甲省"),
        villages=swapped("villages", "柳一村", "柳上村"),
    )  # fmt: skip
    assert bring_in(changed, on=LATER).renamed == 2
    assert live("629901101001").parent.parent.parent.parent.name == "甲甲省"
    for area in Area.objects.filter(ends_on=None).exclude(level=1):
        assert area.parent.ends_on is None
        assert area.code.startswith(area.parent.code)


def test_working_units_follow_a_renamed_town_and_closed_ones_stay(folder):
    working, closed = _unit("i01", "629901101"), _unit("i02", "629901101", ends_on=BETWEEN)
    bring_in(lay_out(folder, streets=swapped("streets", "柳镇", "柳林镇")), on=LATER)
    working.refresh_from_db()
    closed.refresh_from_db()
    assert (working.area.name, closed.area.name) == ("柳林镇", "柳镇")


def test_a_name_corrected_on_the_same_day_leaves_one_row(folder):
    done = bring_in(lay_out(folder, streets=swapped("streets", "柳镇", "柳林镇")), on=FIRST)
    assert done.renamed == 1
    assert Area.objects.get(code="629901101").name == "柳林镇"


def test_a_vanished_village_ends_and_its_unit_is_counted(folder):
    unit = _unit("s001", "629901101002")
    done = bring_in(lay_out(folder, villages=without("villages", "柳二村")), on=LATER)
    assert (done.ended, done.changes, done.stranded_units) == (1, 1, 1)
    unit.refresh_from_db()
    assert (unit.area.name, unit.area.ends_on) == ("柳二村", LATER)


def test_a_village_that_comes_again_begins_anew(folder):
    bring_in(lay_out(folder, villages=without("villages", "柳二村")), on=BETWEEN)
    assert bring_in(lay_out(folder), on=LATER).added == 1
    spans = Area.objects.filter(code="629901101002").order_by("starts_on")
    assert list(spans.values_list("starts_on", "ends_on")) == [(FIRST, BETWEEN), (LATER, None)]


def test_only_the_subtree_asked_for_can_end(folder):
    half = lay_out(folder, villages=without("villages", "柳二村", "杨二村"))
    assert bring_in(half, on=LATER, code="629901101").ended == 1
    assert live("629901102002").name == "杨二村"


def test_what_ends_keeps_the_parent_it_lived_under(folder):
    changed = lay_out(
        folder, streets=swapped("streets", "柳镇", "柳林镇"), villages=without("villages", "柳二村")
    )
    bring_in(changed, on=LATER)
    assert Area.objects.get(code="629901101002").parent.name == "柳镇"


def test_the_past_is_not_rewritten(folder):
    renamed = lay_out(folder, streets=swapped("streets", "柳镇", "柳林镇"))
    bring_in(renamed, on=LATER)
    with pytest.raises(ImportRefused, match="会改写历史"):
        bring_in(lay_out(folder), on=BETWEEN)
    assert live("629901101").name == "柳林镇"


def test_nothing_ends_on_the_day_it_began(folder):
    with pytest.raises(ImportRefused, match=r"不能当天就撤销.*2026-01-02"):
        bring_in(lay_out(folder, villages=without("villages", "柳二村")), on=FIRST)
    assert Area.objects.filter(ends_on=None).count() == ALL
