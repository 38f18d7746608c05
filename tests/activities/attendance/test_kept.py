"""Hints go after 90 days, photographs of sheets after three years; the presence stays."""

from datetime import timedelta

import pytest

from tests.activities.attendance.building import ENDS, STARTS, an_afternoon, present
from wudan.activities.actions import attendance
from wudan.activities.files import sheets_kept
from wudan.activities.models import Attendance, RosterSheet
from wudan.privacy.actions import retain

pytestmark = pytest.mark.postgres


def test_hints_are_dropped_after_ninety_days(world):
    _, [own, _] = an_afternoon(world)
    present(own, left_at=ENDS, left_by="code", state="left", in_range=True, hand="a" * 16)
    retain(at=STARTS + timedelta(days=89))
    assert Attendance.objects.get().in_range is True
    retain(at=STARTS + timedelta(days=91))
    found = Attendance.objects.get()
    assert (found.in_range, found.hand, found.left_at) == (None, "", ENDS)


def test_a_photograph_goes_with_its_file_after_three_years(world):
    made, [own, _] = an_afternoon(world)
    leader = world.actor("苏远")
    sheet = attendance.print_sheet(shift=made, by=leader, at=STARTS)
    name = sheets_kept().put(b"a picture")
    line = attendance.Line(own.pk, STARTS, ENDS)
    attendance.type_sheet(sheet=sheet, lines=[line], by=leader, at=ENDS, photo=name)
    retain(at=ENDS + timedelta(days=3 * 366))
    assert list(sheets_kept().names()) == []
    assert RosterSheet.objects.get().photo == ""
    assert Attendance.objects.count() == 1
