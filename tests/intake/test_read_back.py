"""From the heap of photographs to what a person confirms: each for itself, once, in words."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, transaction

from tests.activities.attendance.building import ENDS, STARTS
from tests.domain.refusing import malformed, missing, objected, refused_by_the_database
from tests.intake.building import LATER, a_card, a_roster, filled, read_already, sent
from wudan.activities.models import Attendance
from wudan.intake import actions
from wudan.intake.actions import CardOrder, RosterRow, Upload
from wudan.intake.actions import read as reading_actions
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan, Sheet, SheetRow
from wudan.intake.printed import sheets_as_pdf
from wudan.intake.reading import Look
from wudan.jobs import reading
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.orders.actions.place import Need
from wudan.orders.models import Order

pytestmark = pytest.mark.postgres
A_DAY_ON = datetime.now(CHINA) + timedelta(days=1, hours=1)
"""After the file's own time, which the disk tells."""


@pytest.fixture(autouse=True)
def _evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)


def read_all():
    while reading.read_next():
        pass


def came(row):
    return RosterRow(row, "came", STARTS, ENDS)


def test_a_roster_comes_back_from_the_paper(world):
    sheet = a_roster(world)
    [scan, rubbish] = sent(
        world, filled(sheet, "0.came", "0.whole", "1.absent", "signed"), b"no picture"
    )
    read_all()
    scan.refresh_from_db(), rubbish.refresh_from_db()
    assert (scan.state, scan.sheet, scan.upload) == ("read", sheet, "")
    ticked = {name for name, (seen, _sure) in scan.marks.items() if seen == "ticked"}
    assert ticked == {"0.came", "0.whole", "1.absent", "signed"}
    assert (rubbish.state, rubbish.words[:4], rubbish.picture) == ("refused", "这不是照", "")
    assert scan.picture in set(scans_kept().names())
    assert actions.sweep_scans(at=A_DAY_ON) == 2  # what was sent; no row names it since it was read
    assert list(scans_kept().names()) == [scan.picture]
    actions.take_roster_sheet(
        scan=scan, rows=[came(0), RosterRow(1, "absent")], by=world.actor("马青山"), at=LATER
    )
    [found] = Attendance.objects.all()
    assert (found.came_at, found.left_at, found.came_by) == (STARTS, ENDS, "paper")
    assert [(row.row, row.sign_up_id) for row in sheet.effects.all()] == [(0, sheet.rows[0])]


def test_a_card_becomes_orders_with_the_signature_as_consent(world):
    sheet = a_card(world)
    [scan] = sent(world, filled(sheet, "service.0", "day.wed", "part.am", "signed", "name"))
    read_all()
    scan.refresh_from_db()
    ticked = {name for name, (seen, _sure) in scan.marks.items() if seen == "ticked"}
    assert ticked == {"service.0", "day.wed", "part.am", "signed", "name"}
    [order] = take_card(world, scan)
    assert (order.channel, order.consent, order.placed_for.name) == ("paper", "signed", "秦奶奶")
    assert SheetRow.objects.get().order == order


def take_card(world, scan, *, times=1, **given):
    wanted = [CardOrder(0, Need(service=world.services["haircut"]))] * times
    return actions.take_card(
        scan=scan, wanted=wanted, beneficiary=world.people["秦奶奶"], consent_words="卡上签字",
        by=world.actor("马青山"), at=LATER, **given,
    )  # fmt: skip


def test_a_sheet_read_twice_has_one_effect(world):
    sheet = a_card(world)
    first, second = read_already(world, sheet), read_already(world, sheet)
    take_card(world, first)
    with objected("taken"):
        take_card(world, second)
    second.refresh_from_db()
    assert (second.state, second.words) == ("refused", "同一张表的另一张照片已经录了。")
    assert Order.objects.count() == 1
    [late] = sent(world, filled(sheet, "service.0"))
    read_all()
    late.refresh_from_db()
    assert (late.state, late.words) == ("refused", "这张表已经录过了，再交也只算一次。")
    with refused_by_the_database("scan_taken_once_a_sheet|intake_scan.sheet_id"):
        Scan.objects.filter(pk=second.pk).update(state="taken")


def test_without_a_signature_a_card_is_no_order(world):
    scan = read_already(world, a_card(world))
    with malformed("is_signed"):
        take_card(world, scan, is_signed=False)
    assert not Order.objects.exists()


def test_one_item_is_one_order_however_often_it_is_sent(world):
    scan = read_already(world, a_card(world))
    with malformed("services"):
        take_card(world, scan, times=2)
    assert not Order.objects.exists()


def test_all_rows_or_none(world):
    sheet = a_roster(world)
    scan = read_already(world, sheet)
    with malformed(f"line-{sheet.rows[1]}"):
        actions.take_roster_sheet(
            scan=scan, rows=[came(0), RosterRow(1, "came", ENDS, STARTS)], by=world.actor("马青山"), at=LATER
        )  # fmt: skip
    sheet.refresh_from_db()
    assert not Attendance.objects.exists()
    assert sheet.taken_at is None


def test_somebody_elses_sheet_is_refused_and_its_picture_not_kept(world):
    sheet = a_card(world)
    [scan] = sent(world, filled(sheet, "service.0"), by="贾站长")
    read_all()
    scan.refresh_from_db()
    assert (scan.state, scan.words) == ("refused", "这是杨柳村站的点单卡，请交给他们。")
    assert (scan.picture, scan.marks, scan.sheet) == ("", {}, None)
    with missing():
        take_card(world, scan)


def test_another_countys_and_an_invented_sheet_are_refused(world, settings):
    sheet = a_card(world)
    forged = Sheet.objects.get(pk=sheet.pk)
    forged.county = "610802"
    other = filled(forged, "service.0")
    forged.county, forged.rows = sheet.county, [*sheet.rows, sheet.rows[0]]
    longer = filled(forged, "service.0")
    scans = sent(world, other, longer)
    read_all()
    told = [Scan.objects.get(pk=scan.pk).words for scan in scans]
    assert told == [
        "这是别的县（610802）印的表，请交给那边。",
        "这张表在系统里已经没有了，不能录。",
    ]


def test_a_reprint_is_the_same_paper(world):
    sheet = a_card(world, copies=2)
    assert sheets_as_pdf([sheet]) == sheets_as_pdf([Sheet.objects.get(pk=sheet.pk)])
    twin = Sheet.objects.exclude(pk=sheet.pk).get()
    assert sheets_as_pdf([sheet]) != sheets_as_pdf([twin])


def test_a_long_roster_takes_more_paper(world):
    names = ["小武", "李小妹", "秦奶奶", "高大爷", "白嫂", "贺叔", "马青山", "贾站长"]
    names += ["乔委员", "柳文书", "景科长", "艾科长", "郝书记", "宗梅", "段护士"]
    a = a_roster_of(world, names)
    assert [(one.part, one.parts, len(one.rows)) for one in a] == [(1, 2, 14), (2, 2, 1)]


def a_roster_of(world, names):
    from tests.activities.attendance.building import an_afternoon
    from tests.world import MONDAY

    made, _placed = an_afternoon(world, *names)
    return actions.print_roster(shift=made, by=world.actor("苏远"), at=MONDAY)


def test_a_file_that_kills_its_reader_is_refused_after_two_tries(world):
    [scan] = sent(world, b"")
    for _ in range(2):
        assert actions.take_next(holder="a", at=LATER).pk == scan.pk
        assert actions.take_next(holder="b", at=LATER) is None
        Scan.objects.update(held_until=LATER.replace(hour=19))
    assert actions.take_next(holder="c", at=LATER) is None
    scan.refresh_from_db()
    assert (scan.state, scan.words[:4]) == ("refused", "读了两次")


def test_a_heap_has_its_limits_and_a_bad_file_its_words(world):
    with malformed("files"):
        actions.send(uploads=[], by=world.actor("马青山"), at=LATER)
    with malformed("files"):
        actions.send(uploads=[Upload("a" * 32)] * 61, by=world.actor("马青山"), at=LATER)
    with objected("not_your_role"):
        actions.send(uploads=[Upload("a" * 32)], by=world.actor("秦奶奶"), at=LATER)
    batch = actions.send(uploads=[Upload(words="太大了")], by=world.actor("马青山"), at=LATER)
    assert batch.scans.get().state == "refused"


def test_what_nobody_needs_goes_with_its_picture(world):
    scan = read_already(world, a_card(world))
    name = scans_kept().put(b"picture")
    Scan.objects.filter(pk=scan.pk).update(picture=name)
    with missing():
        actions.drop(scan=scan, by=world.actor("贾站长"), at=LATER)
    actions.drop(scan=scan, by=world.actor("马青山"), at=LATER)
    scan.refresh_from_db()
    assert (scan.picture, actions.sweep_scans(at=A_DAY_ON)) == ("", 1)
    assert name not in list(scans_kept().names())
    assert settings.SCANS.exists()


def test_what_was_read_and_not_committed_still_has_its_file(world, monkeypatch):
    """The connection is gone, or the process killed, at the last moment."""
    actions.send(uploads=[Upload(scans_kept().put(b"picture"))], by=world.actor("马青山"), at=LATER)
    held = actions.take_next(holder="one", at=LATER)

    def break_off(*given, **more):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(reading_actions, "_fill", break_off)
    with pytest.raises(OperationalError), transaction.atomic():
        actions.note_looks(scan=held, holder="one", looks=[Look(None, "", b"")], at=LATER)
    monkeypatch.undo()
    held.refresh_from_db()
    assert held.state == "waiting"
    assert scans_kept().get(held.upload) == b"picture"


def test_pictures_go_with_the_person_whose_card_it_was(world):
    scan = read_already(world, a_card(world))
    name = scans_kept().put(b"picture")
    Scan.objects.filter(pk=scan.pk).update(picture=name)
    take_card(world, scan)
    actions.forget_scans_of(world.people["秦奶奶"])
    scan.refresh_from_db()
    assert (scan.picture, name in list(scans_kept().names())) == ("", False)
