"""The paper twin: printed with its lines, typed in as it lies on the table."""

from datetime import timedelta

import pytest

from tests.activities.attendance.building import (
    ENDS,
    STARTS,
    activity,
    an_afternoon,
    present,
    shift,
)
from tests.domain.refusing import malformed, missing, objected
from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Line
from wudan.activities.models import Attendance

pytestmark = pytest.mark.postgres
LATER = ENDS + timedelta(days=1)


def printed(world, made):
    return attendance.print_sheet(shift=made, by=world.actor("苏远"), at=STARTS)


def typed(world, sheet, *lines, by="苏远", photo=""):
    return attendance.type_sheet(
        sheet=sheet, lines=lines, by=world.actor(by), at=LATER, photo=photo
    )


def test_a_sheet_is_printed_and_typed_in(world):
    made, [first, second] = an_afternoon(world)
    sheet = printed(world, made)
    assert sheet.lines == [first.pk, second.pk]
    [found] = typed(world, sheet, Line(first.pk, STARTS, ENDS), photo="a" * 32)
    assert (found.came_by, found.left_by, found.state) == ("paper", "paper", "left")
    assert found.vouched_by_id == world.people["苏远"].pk
    sheet.refresh_from_db()
    assert (sheet.typed_at, sheet.photo) == (LATER, "a" * 32)


def test_all_lines_or_none_and_the_fault_names_the_line(world):
    made, [first, second] = an_afternoon(world)
    sheet = printed(world, made)
    good = Line(first.pk, STARTS, ENDS)
    for bad in (
        Line(second.pk, ENDS, STARTS), Line(second.pk, STARTS, None), Line(second.pk, None, ENDS),
        Line(second.pk, STARTS - timedelta(hours=3), ENDS), Line(second.pk, STARTS, ENDS + timedelta(hours=1)),
    ):  # fmt: skip
        with malformed(f"line-{second.pk}"):
            typed(world, sheet, good, bad)
    assert not Attendance.objects.exists()


def test_who_came_by_code_is_signed_out_on_paper(world):
    made, [first, _] = an_afternoon(world)
    sheet = printed(world, made)
    present(first)
    with malformed(f"line-{first.pk}"):
        typed(world, sheet, Line(first.pk, STARTS, ENDS))
    [found] = typed(world, sheet, Line(first.pk, None, ENDS))
    assert (found.came_by, found.left_by) == ("roster", "paper")


def test_an_empty_sheet_is_neither_printed_nor_typed(world):
    made, _ = an_afternoon(world)
    sheet = printed(world, made)
    with malformed("lines"):
        typed(world, sheet)
    with objected("nobody"):
        printed(world, shift(activity(world, "HD26090002")))


def test_only_who_keeps_the_roster_and_only_its_own_lines(world):
    made, [first, _] = an_afternoon(world)
    sheet = printed(world, made)
    with objected("not_your_activity"):
        typed(world, sheet, Line(first.pk, STARTS, ENDS), by="贾站长")
    with missing():
        typed(world, sheet, Line(first.pk + 1000, STARTS, ENDS))
