"""拴正人家 on pages: shown as far as the household agrees, gone at the next request when it does not."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.honors import households as homes
from tests.kit.bad_pictures import photo
from tests.web.console.desk import Desk, words_of
from tests.world import MONDAY
from wudan.honors.actions import households
from wudan.honors.models import HouseholdHonor, NeighbourWord
from wudan.honors.papers import plate_told
from wudan.kit import clock


def allowed(world, honor, *kinds):
    for kind in kinds:
        households.allow_display(honor=honor, kind=kind, by=world.actor("秦奶奶"), at=MONDAY)


def test_a_time_for_appeal_that_is_over_is_said_to_be_over(world, desk_of, monkeypatch):
    honor = homes.decided(world, "refuse")
    last = homes.LATER.date() + timedelta(days=15)
    until = f"{last.year}年{last.month}月{last.day}日"
    monkeypatch.setattr(clock, "now", lambda: homes.LATER)
    assert f"可以申诉到 {until}" in words_of(desk_of("秦奶奶").see("own-household"))
    monkeypatch.setattr(clock, "now", lambda: homes.LATER + timedelta(days=16))
    own = words_of(desk_of("秦奶奶").see("own-household"))
    kept = words_of(desk_of("马青山").see("household-honor", honor.pk))
    assert "我家要申诉" not in own
    for page in (own, kept):
        assert f"申诉到 {until} 截止，已经过了。" in page
        assert "可以申诉到" not in page


def anybody(client, *names):
    """The public pages in one text."""
    return "".join(words_of(client.see(name)) for name in names)


def test_a_consent_taken_back_is_gone_from_pages_picture_and_sheet_at_once(world, desk_of):
    honor = homes.with_plate(world).honor
    allowed(world, honor, "door", "web", "picture")
    keeper, elder, stranger = desk_of("马青山"), desk_of("秦奶奶"), Desk(Client())
    file = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
    assert keeper.send("household-picture", honor.pk, picture=file).status_code == 303
    assert "秦家" in anybody(stranger, "household-register")
    assert stranger.see("household-shown-picture", honor.no).status_code == 200
    elder.send("own-household-display-end", kind="picture")
    assert stranger.see("household-shown-picture", honor.no).status_code == 404
    assert "household-picture" not in words_of(stranger.see("household-shown", honor.no))
    elder.send("own-household-display-end", kind="web")
    assert "秦家" not in anybody(stranger, "household-register")
    assert stranger.see("household-shown", honor.no).status_code == 404
    plate = honor.plates.select_related("honor__household", "honor__unit").get()
    assert plate_told(plate)["title"] == "秦家"
    elder.send("own-household-display-end", kind="door")
    assert plate_told(plate)["title"] == ""
    assert keeper.see("plate-sheet", honor.pk).content.startswith(b"%PDF")


def test_the_public_pages_are_kept_nowhere(world):
    homes.village(world)
    assert Client().get("/households")["Cache-Control"] == "no-store"


def test_a_neighbour_puts_forward_by_name_and_the_household_nods(world, desk_of):
    homes.village(world)
    told = {"why": "谁家有事她都去。", "clean": "院子天天扫。"}
    neighbour, elder = desk_of("李小妹"), desk_of("秦奶奶")
    refused = neighbour.send("own-nomination", who="没有的人", **told)
    assert refused.status_code == 422
    assert "没有对上唯一的一户" in words_of(refused)
    assert "谁家有事她都去" in words_of(refused)
    assert neighbour.send("own-nomination", who="秦奶奶", **told).status_code == 303
    assert "愿意，评吧" in words_of(elder.see("own-household"))
    elder.send("own-household-agreement")
    assert HouseholdHonor.objects.get().stage == "hearing"


def test_what_is_said_against_it_is_read_by_the_visitor_alone(world, desk_of):
    honor = homes.agreed(world)
    homes.spoken(world, honor, word="concern")
    row = homes.visitor(world, honor, "乔委员")
    assert "垃圾倒在路边" in words_of(desk_of("乔委员").see("household-visit", row.pk))
    for who in ("马青山", "柳文书"):
        assert "垃圾倒在路边" not in words_of(desk_of(who).see("household-honor", honor.pk))
    assert "垃圾倒在路边" not in words_of(desk_of("秦奶奶").see("own-household"))
    names = set(NeighbourWord.objects.values_list("person__name", flat=True))
    shown = words_of(desk_of("乔委员").see("household-honor", honor.pk)).split("现在能办的")[0]
    assert not {name for name in names if name in shown}


def test_the_visitor_declares_then_writes(world, desk_of):
    honor = homes.agreed(world)
    named = {"honor": honor, "post": world.posts["乔委员"], "by": world.actor("乔委员")}
    row = households.name_visitor(**named, at=MONDAY)
    desk = desk_of("乔委员")
    told = dict.fromkeys(homes.CODES, "yes") | {"visited_on": "2026-09-07", "words": "干净。"}
    assert desk.send("household-visit-findings", row.pk, **told).status_code == 422
    desk.send("household-visit-declaration", row.pk, relation="none")
    assert desk.send("household-visit-findings", row.pk, **told).status_code == 303
    row.refresh_from_db()
    assert row.words == "干净。"


def test_lists_ask_few_questions(world, desk_of):
    honor = homes.with_plate(world).honor
    allowed(world, honor, "web")
    office, stranger = desk_of("柳文书"), Desk(Client())
    # three of them say who asks
    pages = (
        (stranger, "household-register", 4), (office, "household-desk", 9),
        (office, "plate-register", 6),
    )  # fmt: skip
    for desk, name, most in pages:
        desk.see(name)
        with CaptureQueriesContext(connection) as asked:
            desk.see(name)
        assert len(asked) <= most, [query["sql"] for query in asked]


def test_a_village_has_a_flower_whose_numbers_open(world, desk_of):
    honor = homes.with_plate(world).honor
    unit = world.units["杨柳村"].pk
    stranger = Desk(Client())
    page = words_of(stranger.see("village-colors", unit))
    assert "七色之花" in page
    assert stranger.see("village-colors", world.units["铁边城"].pk).status_code == 404
    assert stranger.see("village-color", unit, "gold").status_code == 404
    keeper = desk_of("马青山")
    assert "石峁村站" not in words_of(keeper.see("colors-desk"))
    assert keeper.see("station-colors", world.units["王台村"].pk).status_code == 404
    assert honor.household.title not in words_of(stranger.see("village-color", unit, "morality"))


def test_the_day_for_the_look_is_told_on_the_desk(world, desk_of):
    plate = homes.with_plate(world)
    plate.look_due_on = MONDAY.date() - timedelta(days=1)
    plate.save()
    assert "该复核的门牌" in words_of(desk_of("乔委员").see("household-desk"))
