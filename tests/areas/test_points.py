"""A county's own points of villages: brought in right, refused with words, the same twice."""

from io import BytesIO

import pytest
from django.conf import settings
from openpyxl import Workbook

from tests.world import COUNTY, MONDAY
from wudan.areas.importing.points import import_points
from wudan.areas.models import Area, AreaPoint
from wudan.journal.models import Event
from wudan.kit.places import Point, kilometres
from wudan.kit.refusals import Malformed
from wudan.people.actors import THE_CLOCK

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
FIRST, SECOND = "610626101201", "610626101202"
HEAD = "code,lon,lat,crs"


def bring(*rows, head=HEAD):
    content = "\n".join([head, *rows, ""]).encode()
    return import_points(content=content, file="points.csv", county=COUNTY, ground=settings.PACK.ground, by=THE_CLOCK, at=MONDAY)  # fmt: skip


def test_points_are_kept_in_our_system_with_the_one_they_came_in(world):
    done = bring(f"{FIRST},107.96,36.96,CGCS2000", f"{SECOND},107.90,36.93,高德")
    assert (done.added, done.moved, done.without, done.faults) == (2, 0, 2, ())
    plain, shifted = AreaPoint.objects.of_county(COUNTY)
    assert plain.place == Point(107.96, 36.96)
    assert shifted.source_system == "GCJ-02"
    assert 0.2 < kilometres(shifted.place, Point(107.90, 36.93)) < 1


def test_the_same_file_again_changes_nothing(world):
    bring(f"{FIRST},107.96,36.96,BD-09")
    before = list(AreaPoint.objects.values())
    done = bring(f"{FIRST},107.96,36.96,BD-09")
    assert done.changes == 0
    assert list(AreaPoint.objects.values()) == before
    assert Event.objects.filter(verb="areas.points").count() == 1


def test_a_point_that_moved_moves_and_others_stay(world):
    bring(f"{FIRST},107.96,36.96,CGCS2000", f"{SECOND},107.90,36.93,CGCS2000")
    done = bring(f"{FIRST},107.97,36.96,CGCS2000")
    assert (done.added, done.moved) == (0, 1)
    assert AreaPoint.objects.get(area__code=SECOND).lon == 107.90


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (f"{FIRST},36.96,107.96,CGCS2000", "填反"),
        (f"{FIRST},116.39,39.90,CGCS2000", "不在本县"),
        (f"{FIRST},inf,36.96,CGCS2000", "不是用度"),
        (f"{FIRST},nan,36.96,CGCS2000", "不是用度"),
        (f"{FIRST},1e400,36.96,CGCS2000", "不是用度|科学计数"),
        (f"{FIRST},107°57′,36.96,CGCS2000", "不是用度"),
        (f"{FIRST},107.96,36.96,", "坐标系"),
        (f"{FIRST},107.96,36.96,北京54", "坐标系"),
        ("610626101,107.96,36.96,CGCS2000", "12 位"),
        ("610626101999,107.96,36.96,CGCS2000", "没有这个村"),
        ("610802001001,107.96,36.96,CGCS2000", "没有这个村"),
        ("abc,107.96,36.96,CGCS2000", "不全是数字"),
    ],
)
def test_a_wrong_row_is_refused_with_words_and_its_line(world, row, words):
    done = bring(f"{SECOND},107.90,36.93,CGCS2000", row)
    assert [fault.line for fault in done.faults] == [3]
    said = done.faults[0].words + done.faults[0].advice
    assert any(word in said for word in words.split("|")), said
    assert not AreaPoint.objects.exists()


def test_a_village_twice_and_a_copied_point_are_refused(world):
    one, copy = f"{FIRST},107.96,36.96,CGCS2000", f"{SECOND},107.96,36.96,CGCS2000"
    assert "同一个村" in bring(one, one).faults[0].words
    assert "一模一样" in bring(one, copy).faults[0].words
    bring(one)
    assert "杨柳村的点一模一样" in bring(copy).faults[0].words


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"a,b\n1,2\n", HEAD.encode()])
def test_what_is_no_such_table_is_refused_whole(world, content):
    with pytest.raises(Malformed):
        import_points(content=content, file="points.csv", county=COUNTY, ground=settings.PACK.ground, by=THE_CLOCK, at=MONDAY)  # fmt: skip


def test_a_workbook_comes_in_as_well(world):
    book = Workbook()
    book.active.append(["区划代码", "名称", "经度", "纬度", "坐标系"])
    book.active.append([FIRST, "杨柳村", 107.96, 36.96, "GCJ-02"])
    out = BytesIO()
    book.save(out)
    done = import_points(content=out.getvalue(), file="点.xlsx", county=COUNTY, ground=settings.PACK.ground, by=THE_CLOCK, at=MONDAY)  # fmt: skip
    assert (done.added, done.faults) == (1, ())


def test_a_renamed_village_keeps_its_point(world):
    from wudan.areas.importing.writing import _follow

    bring(f"{FIRST},107.96,36.96,CGCS2000")
    old = Area.objects.get(code=FIRST)
    Area.objects.filter(pk=old.pk).update(ends_on=MONDAY.date())
    new = Area.objects.create(code=FIRST, level=5, name="新杨柳村", parent=old.parent, starts_on=MONDAY.date())  # fmt: skip
    _follow({old.pk: new.pk}, MONDAY.date())
    assert AreaPoint.objects.of_county(COUNTY).get().area == new
