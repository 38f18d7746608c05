"""The leader's roster page and its twins, without script."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.activities.attendance.building import (
    ENDS,
    STARTS,
    activity,
    an_afternoon,
    code,
    newcomer,
    place,
    present,
    shift,
)
from tests.activities.attendance.telephone import Telephone
from tests.audited.attendance import as_json
from tests.kit.bad_pictures import photo
from tests.web.console.desk import NOON, words_of
from wudan.activities.actions import attendance
from wudan.activities.files import sheets_kept
from wudan.activities.models import Attendance, RosterMark


def test_one_tap_notes_a_coming_and_then_a_leaving(world, desk_of):
    made, [own, _] = an_afternoon(world)
    leader, no = desk_of("苏远"), made.activity.no
    page = words_of(leader.see("roster", no))
    assert "报上 2 人，到了 0 人" in page
    assert f"came:{own.pk}" in page
    leader.send("roster", no, shift=made.pk, mark=f"came:{own.pk}")
    assert Attendance.objects.get().came_by == "roster"
    assert f"left:{own.pk}" in words_of(leader.see("roster", no))


def test_all_that_are_ticked_come_at_once(world, desk_of):
    made, both = an_afternoon(world)
    fields = {"shift": made.pk, "mark": "came:ticked", "sign_up": [one.pk for one in both]}
    desk_of("苏远").send("roster", made.activity.no, **fields)
    assert Attendance.objects.count() == 2


@pytest.mark.parametrize(
    "mark", ["", "came:ticked", "came:", "stay:1", "came:99999999999999999", "left:x"]
)
def test_what_cannot_be_a_tap_is_refused_in_words(world, desk_of, mark):
    made, _ = an_afternoon(world)
    answer = desk_of("苏远").send("roster", made.activity.no, shift=made.pk, mark=mark)
    assert answer.status_code in {404, 422}
    assert not Attendance.objects.exists()


def test_the_same_form_twice_is_one_coming(world, desk_of):
    made, [own, _] = an_afternoon(world)
    leader = desk_of("苏远")
    fields = {"shift": made.pk, "mark": f"came:{own.pk}", "token": "x" * 24}
    answers = [leader.send("roster", made.activity.no, **fields) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]


def test_a_long_roster_asks_little_of_the_database(world, desk_of, django_assert_max_num_queries):
    made = shift(activity(world))
    for number in range(30):
        [own] = place(made, newcomer(world, f"志愿者{number}"))
        present(own, left_at=NOON, left_by="code", state="left")
    leader = desk_of("苏远")
    leader.see("roster", made.activity.no)
    with django_assert_max_num_queries(11):  # six of them are the frame's
        leader.see("roster", made.activity.no)


def test_both_sides_sign_on_the_page_and_a_stranger_finds_none(world, desk_of):
    made, [own, _] = an_afternoon(world)
    found = present(own, left_at=NOON, left_by="code", state="left")
    fields = {"shift": made.pk, "attendance": found.pk}
    desk_of("苏远").send("roster-vouching", made.activity.no, **fields)
    answer = desk_of("苏远").send(
        "roster-witness", made.activity.no, kind="word", words="来过", **fields
    )
    assert "两个人来做" in words_of(answer)
    desk_of("马青山").send("roster-witness", made.activity.no, kind="site", **fields)
    found.refresh_from_db()
    assert found.state == "confirmed"
    assert desk_of("贾站长").see("roster", made.activity.no).status_code == 404


def test_a_slip_code_typed_wrong_shuts_the_slip_as_it_does_elsewhere(world, desk_of):
    order = world.order_at("done")
    made = shift(activity(world, order=order))
    [own] = place(made, world.people["小武"])
    found = present(
        own,
        left_at=NOON,
        left_by="roster",
        state="left",
        vouched_at=NOON,
        vouched_by_id=world.people["苏远"].pk,
    )
    leader, fields = desk_of("苏远"), {"shift": made.pk, "attendance": found.pk, "kind": "code"}
    wrong = "000000" if order.slip_code != "000000" else "000001"
    for _ in range(3):
        leader.send("roster-witness", made.activity.no, slip_code=wrong, **fields)
    order.refresh_from_db()
    assert order.slip_misses == 3
    leader.send("roster-witness", made.activity.no, slip_code=order.slip_code, **fields)
    found.refresh_from_db()
    assert found.state == "confirmed"


def test_the_code_is_shown_large_and_turns_by_itself(world, desk_of):
    made, _ = an_afternoon(world)
    told = code(made, "left", at=NOON)
    answer = desk_of("苏远").see("shift-code", made.activity.no, made.pk)
    assert f"{told[:3]} {told[3:]}" in words_of(answer)
    assert 1 <= int(answer["Refresh"]) <= 30
    came = code(made, "came", at=NOON)
    other = desk_of("苏远").see("shift-code", made.activity.no, made.pk, kind="came")
    assert f"{came[:3]} {came[3:]}" in words_of(other)


def test_a_sheet_is_printed_typed_in_and_its_photograph_kept_sealed(world, desk_of, settings):
    made, [own, other] = an_afternoon(world)
    leader, no = desk_of("苏远"), made.activity.no
    paper = leader.send("sheet-printing", no, made.pk)
    assert paper.content.startswith(b"%PDF")
    sheet = made.sheets.get()
    fields = {
        f"came-{own.pk}": "14：05",
        f"left-{own.pk}": "1630",
        "photo": SimpleUploadedFile("x.jpg", photo()),
    }
    for typed in ("下午", "9:" + "9" * 30, "25:00"):
        wrong = leader.send("sheet", no, sheet.pk, **fields, **{f"came-{other.pk}": typed})
        assert wrong.status_code == 422
        assert "09:05" in words_of(wrong)
        fields["photo"].seek(0)
    assert list(sheets_kept().names()) == []
    fields["photo"].seek(0)
    leader.send("sheet", no, sheet.pk, **fields)
    found = Attendance.objects.get()
    assert (found.came_at, found.left_at) == (
        STARTS + timedelta(minutes=5),
        STARTS + timedelta(hours=2, minutes=30),
    )
    [name] = sheets_kept().names()
    assert not (settings.SHEETS / name).read_bytes().startswith(b"\xff\xd8")
    assert leader.see("sheet-photo", no, sheet.pk)["Content-Type"].startswith("image/")
    assert desk_of("贾站长").see("sheet-photo", no, sheet.pk).status_code == 404


def test_an_offline_batch_comes_in_as_pasted_text_once(world, desk_of):
    made, [own, _] = an_afternoon(world)
    phone = Telephone()
    device = attendance.take_roster(shift=made, key=phone.key, by=world.actor("苏远"), at=STARTS)
    phone.note(own.pk, "came", STARTS)
    text = json.dumps({"device": device.pk, **as_json(phone.batch(device.pk, at=NOON))})
    for _ in range(2):
        desk_of("马青山").send("offline-roster", made.activity.no, made.pk, batch=text)
    assert (RosterMark.objects.count(), Attendance.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "{}",
        '{"marks": 1}',
        "[" * 5000,
        '{"device": 1e999}',
        '{"device":1,"sent_at":1,"marks":[],"signature":""}',
    ],
)
def test_text_that_is_no_batch_is_refused_in_words(world, desk_of, text):
    made, _ = an_afternoon(world)
    answer = desk_of("苏远").send("offline-roster", made.activity.no, made.pk, batch=text)
    assert answer.status_code == 422


def test_a_correction_shows_on_the_page_and_keeps_what_was_typed(world, desk_of):
    _, [own, _] = an_afternoon(world)
    found = present(own, left_at=NOON, left_by="clock", state="left", flags=["forgotten"])
    mine = desk_of("小武")
    refused = mine.send("presence", found.pk, came_at="14:00", left_at="13:00", why="早走了")
    assert refused.status_code == 422
    assert "早走了" in words_of(refused)
    mine.send("presence", found.pk, came_at="14:00", left_at="16:00", why="早走了")
    page = words_of(mine.see("presence", found.pk))
    assert "早走了" in page
    assert "事后改过" in page
    assert Attendance.objects.get().left_at < ENDS
