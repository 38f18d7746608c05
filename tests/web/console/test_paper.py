"""Paper at the desk: many files in one form, a person confirms a sheet once, a call by questions, the hall."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.audited.paper import a_kiosk, a_scan
from tests.audited.stages import Stage
from tests.entering import come_in
from tests.intake.building import a_roster, read_already
from tests.web.console.desk import NOON, Desk, words_of
from wudan.activities.models import Attendance
from wudan.intake.files import scans_kept
from wudan.intake.models import KioskAsk, Scan, Sheet
from wudan.kit import clock
from wudan.kit.optics import opening
from wudan.orders.models import Order
from wudan.web.portal.hall.screen import HALL_COOKIE


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON.replace(hour=20))


@pytest.fixture
def keeper(world):
    return Desk(come_in(Client(enforce_csrf_checks=False), world.people["马青山"].account))


def a_file(content, name="a.jpg"):
    return SimpleUploadedFile(name, content)


def test_a_heap_goes_on_without_its_bad_files(keeper, monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    files = [
        a_file(b"\xff\xd8\xff fine"),
        a_file(b"GIF89a"),
        a_file(b"\xff\xd8\xff" + b"0" * 200),
        a_file(b"%PDF-1"),
    ]
    answer = keeper.send("paper-desk", files=files)
    assert answer.status_code == 303
    states = [(one.state, one.words) for one in Scan.objects.order_by("number")]
    assert states == [
        ("waiting", ""),
        ("refused", opening.NEITHER),
        ("refused", opening.TOO_LARGE),
        ("waiting", ""),
    ]
    assert len(list(scans_kept().names())) == 2
    assert "读完 2 个，共 4 个" in words_of(keeper.client.get(answer["Location"]))


def test_what_is_refused_leaves_no_file(keeper):
    answer = keeper.send("paper-desk", token="x", files=a_file(b"\xff\xd8\xff fine"))
    assert answer.status_code == 422
    assert list(scans_kept().names()) == []


def test_the_form_is_guarded_though_its_files_come_first(world):
    client = come_in(Client(enforce_csrf_checks=True), world.people["马青山"].account)
    answer = Desk(client).send("paper-desk", files=a_file(b"\xff\xd8\xff fine"))
    assert answer.status_code == 403
    assert not Scan.objects.exists()


def test_a_doubtful_row_is_asked_and_never_guessed(world, keeper):
    sheet = a_roster(world)
    scan = read_already(world, sheet)
    Scan.objects.filter(pk=scan.pk).update(
        marks={"0.came": ["ticked", 1], "0.whole": ["ticked", 1], "1.came": ["doubtful", 0.5]}
    )
    page = words_of(keeper.see("scan", scan.pk))
    assert "有 1 行看不准" in page
    given = {"answer-0": "came", "came-0": "14:00", "left-0": "17:30"}
    answer = keeper.send("scan", scan.pk, **given)
    assert answer.status_code == 422
    assert "这一行看不准，请看着照片选一个。" in words_of(answer)
    assert 'value="17:30"' in words_of(answer)
    assert not Attendance.objects.exists()
    answer = keeper.send("scan", scan.pk, **given, **{"answer-1": "absent"})
    assert answer.status_code == 303
    assert Attendance.objects.count() == 1


def test_a_card_keeps_what_was_typed_until_its_signature_is_seen(world, keeper):
    scan = a_scan(Stage(world))
    page = words_of(keeper.see("scan", scan.pk))
    assert "哪天方便，看不准" in page
    given = {"step": "place", "person": world.people["秦奶奶"].pk, "services": ["0", "0"], "place_mode": "home",
             "words": "腿脚不便"}  # fmt: skip
    answer = keeper.send("scan", scan.pk, **given)
    assert answer.status_code == 422
    assert "卡上没有本人签字" in words_of(answer)
    assert "腿脚不便" in words_of(answer)
    assert keeper.send("scan", scan.pk, **given, is_signed="on").status_code == 303
    order = Order.objects.get()
    assert (order.words, order.consent) == ("腿脚不便", "signed")


def test_cards_are_printed_and_printed_again(world, keeper):
    fields = {
        "unit": world.units["杨柳村"].pk,
        "services": world.services["haircut"].pk,
        "copies": 2,
    }
    for invented in ("9" * 20, "x", "0"):
        wrong = keeper.send("card-printing", **fields | {"services": invented})
        assert wrong.status_code == 422
        assert "菜单里没有这一项" in words_of(wrong)
    answer = keeper.send("card-printing", **fields)
    first = Sheet.objects.order_by("pk")[0]
    assert f"made={first.no}" in answer["Location"]
    paper = [keeper.see("card-heap", first.no).content for _ in range(2)]
    assert paper[0].startswith(b"%PDF-")
    assert paper[0] == paper[1]
    assert keeper.see("call-paper").content.startswith(b"%PDF-")


def test_a_call_asks_one_thing_after_another_and_loses_nothing(world, keeper):
    assert "您需要什么" in words_of(keeper.see("call"))
    page = words_of(keeper.send("call", ask="service", words="想理发"))
    assert "上门理发" in page
    given = {"words": "想理发", "service": world.services["haircut"].pk, "place_mode": "home", "wanted_part": "am",
             "person": world.people["秦奶奶"].pk}  # fmt: skip
    page = words_of(keeper.send("call", ask="consent", **given))
    assert "秦奶奶，您说的是：想理发。" in page
    assert 'name="words" value="想理发"' in page
    answer = keeper.send(
        "intake", step="place", **given, channel="telephone", consent="spoken_phone"
    )
    assert "给您点好了：上门理发" in words_of(keeper.client.get(answer["Location"]))


def test_a_screen_in_the_hall_opens_its_own_pages_only_and_names_nobody(world):
    kiosk, key = a_kiosk(Stage(world))
    screen = Desk(Client())
    screen.client.cookies[HALL_COOKIE] = key
    assert "上门理发" in words_of(screen.see("hall"))
    item = screen.see("hall-item", "haircut")
    assert item["Refresh"] == "60; url=/hall"
    answer = screen.send("hall-number", "haircut", part="am")
    assert "您是 1 号" in words_of(screen.client.get(answer["Location"]))
    assert KioskAsk.objects.get().wanted_part == "am"
    for name in ("home", "sign-in", "places"):
        assert screen.see(name)["Location"] == "/hall"
    assert "sessionid" not in screen.client.cookies
    keeper = Desk(come_in(Client(), world.people["马青山"].account))
    assert "1 号" in words_of(keeper.see("kiosk-desk"))
    keeper.send("kiosk-ending", kiosk.pk)
    assert "没有开" in words_of(screen.see("hall"))


def test_a_code_begins_one_screen_once_and_not_late(world, monkeypatch):
    _kiosk, code = a_kiosk(Stage(world), begun=False)
    late = Desk(Client())
    assert late.send("hall", code="00000000").status_code == 422
    assert late.send("hall", code=code).status_code == 422  # opened at noon, it is evening
    monkeypatch.setattr(clock, "now", lambda: NOON)
    first = Desk(Client())
    assert first.send("hall", code=f"{code[:4]} {code[4:]}").status_code == 303
    assert HALL_COOKIE in first.client.cookies
    assert Desk(Client()).send("hall", code=code).status_code == 422
