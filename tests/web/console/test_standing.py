"""对标 on the console: checked by a form without script, mended, looked at again, shown in order."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.sites.standing import BASE, NINE, adopted, demonstrating, lacking, looked, site
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY
from wudan.kit.clock import day_of
from wudan.sites.actions import demonstrations
from wudan.sites.files import pictures_kept
from wudan.sites.models import (
    CheckResult,
    Demonstration,
    Rectification,
    SiteCheck,
    SiteStaff,
    Standard,
)
from wudan.web.console.standing.desk import _TABS


def _picture():
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return SimpleUploadedFile("../脸.jpg", out.getvalue(), "image/jpeg")


def test_a_keeper_checks_by_the_form_with_a_picture(world, desk_of):
    standard, keeper, unit = adopted(), desk_of("马青山"), world.units["杨柳村"].pk
    page = words_of(keeper.see("site-check", unit))
    assert "自己的队伍 1 支" in page
    assert "这次没看" in page
    answer = keeper.send(
        "site-check", unit, **{"seen": standard.pk, "found-team": "met", "picture-team": _picture(),
                               "found-brand": "lacking", "words-brand": "还没有"},
    )  # fmt: skip
    made = SiteCheck.objects.get()
    assert answer.headers["Location"] == f"/desk/checks/{made.pk}"
    row = made.results.get(item__code="team")
    assert "自己的队伍 1 支" in row.known[0]
    assert not (settings.SITE_PICTURES / row.picture).read_bytes().startswith(b"\xff\xd8")
    shown = keeper.see("check-picture", row.pk)
    assert shown.content.startswith(b"\xff\xd8")
    assert shown.headers["Cache-Control"] == "no-store"
    assert desk_of("贾站长").see("check-picture", row.pk).status_code == 404
    assert "没达到 1 项" in words_of(keeper.see("check", made.pk))


def test_what_is_refused_keeps_what_was_typed_and_no_picture(world, desk_of):
    standard, staff, unit = adopted(), desk_of("乔委员"), world.units["杨柳村"].pk
    answer = staff.send(
        "site-check", unit, **{"seen": standard.pk, "found-team": "met", "picture-team": _picture(),
                               "found-brand": "lacking", "words-brand": "", "days": "15"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "差在哪里" in words_of(answer)
    assert list(pictures_kept().names()) == []
    bad = staff.send("site-check", unit, **{"seen": standard.pk, "found-team": "met", "days": "15",
                     "picture-team": SimpleUploadedFile("a.jpg", b"GIF89a")})  # fmt: skip
    assert bad.status_code == 422
    assert not SiteCheck.objects.exists()


@pytest.mark.parametrize("said", [{"found-team": "best"}, {"days": "x"}, {"days": "9999"}, {"seen": ""}, {"found-brand": "met\0"}])  # fmt: skip
def test_nonsense_is_answered_in_words(world, desk_of, said):
    standard, staff = adopted(), desk_of("乔委员")
    whole = {"seen": standard.pk, "found-team": "met", "days": "15"} | said
    assert staff.send("site-check", world.units["杨柳村"].pk, **whole).status_code == 422


def test_who_checks_nothing_is_told_so(world, desk_of):
    adopted()
    assert desk_of("柳文书").see("site-check", world.units["c"].pk).status_code in {403, 409, 422}
    assert desk_of("郝书记").see("site-check", world.units["杨柳村"].pk).status_code == 404


def test_an_item_that_is_being_mended_is_not_the_sites_own_to_judge(world, desk_of):
    row = lacking(world)
    page = words_of(desk_of("马青山").see("site-check", world.units["杨柳村"].pk))
    assert 'name="found-brand"' not in page
    assert f"/desk/rectifications/{row.pk}" in page
    assert 'name="found-brand"' in words_of(
        desk_of("乔委员").see("site-check", world.units["杨柳村"].pk)
    )


def test_mended_with_a_picture_and_looked_at_again(world, desk_of):
    row, keeper, staff = lacking(world), desk_of("马青山"), desk_of("乔委员")
    assert "改好了" in words_of(keeper.see("rectification", row.pk))
    keeper.send("rectification-mending", row.pk, words="班开了", picture=_picture())
    assert keeper.see("rectification-picture", row.pk).content.startswith(b"\xff\xd8")
    assert "班开了" in words_of(staff.see("rectification", row.pk))
    assert "有品牌" in words_of(staff.see("rectifications", tab="done"))
    staff.send("rectification-recheck", row.pk, found="met", days="15")
    assert "复查过" in words_of(keeper.see("rectification", row.pk))
    assert "有品牌" in words_of(staff.see("rectifications", tab="closed"))


def test_what_is_overdue_is_shown_as_overdue(world, desk_of):
    standard = adopted()
    lines = [{"found-brand": "lacking", "words-brand": "没有", "seen": standard.pk, "days": "1"}]
    staff = desk_of("乔委员")
    staff.send("site-check", world.units["杨柳村"].pk, **lines[0])
    assert (
        "过了期限"
        not in words_of(staff.see("rectifications"))
        .partition("tabs-list")[2]
        .partition("<table")[2]
    )

    Rectification.objects.update(due_at=NOON - timedelta(days=1))
    assert "badge-overdue" in words_of(staff.see("rectifications", tab="overdue"))


def test_the_desk_of_a_keeper_is_the_own_station(world, desk_of):
    adopted()
    page = words_of(desk_of("马青山").see("standing-desk"))
    assert "<h1>杨柳村站</h1>" in page
    assert "石峁村站" not in page


def test_lists_are_in_the_order_of_the_tree_whatever_was_found(world, desk_of):
    adopted()
    looked(world, name="石峁村")
    looked(world, brand="lacking", team="lacking")
    for tab in _TABS:
        page = words_of(desk_of("柳文书").see("standing-desk", tab=tab))
        names = [name for name in ("杨柳村站", "石峁村站", "王台村站") if f">{name}<" in page]
        places = [page.index(f">{name}<") for name in names]
        assert places == sorted(places)
        assert "%" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_desk_costs_the_same_for_many(world, desk_of):
    adopted()
    for name in ("杨柳村", "石峁村"):
        looked(world, name=name, brand="lacking")
    office = desk_of("柳文书")
    office.see("standing-desk")
    for page, most in (
        ("standing-desk", 6),
        ("weak-items", 4),
        ("rectifications", 1),
        ("demonstrations", 3),
    ):
        with CaptureQueriesContext(connection) as spent:
            assert office.see(page).status_code == 200
        own = [q for q in spent if "sites_" in q["sql"]]
        assert len(own) <= most, (page, len(own))


def test_weak_items_open_to_their_sites(world, desk_of):
    looked(world, brand="lacking")
    office = desk_of("柳文书")
    assert words_of(office.see("weak-items")).count("/desk/standing/items/brand") == 1
    page = words_of(office.see("weak-item", "brand"))
    assert "杨柳村站" in page
    assert "差一点" in page
    assert "石峁村站" in page.partition("还没看过的")[2]
    assert office.see("weak-item", "moon").status_code == 404


def test_the_office_adopts_another_version(world, desk_of):
    adopted(BASE, NINE)
    nine, office = Standard.objects.get(code="nine"), desk_of("柳文书")
    assert 'name="starts_on"' not in words_of(desk_of("郝书记").see("standard-versions"))
    said = {"standard": nine.pk, "starts_on": f"{day_of(NOON)}", "why": "试"}
    assert office.send("standard-versions", **said).status_code == 303
    assert "九有标准" in words_of(office.see("standing-desk"))
    assert office.send("standard-versions", **said | {"standard": "x"}).status_code == 422


def test_granted_paired_and_withdrawn(world, desk_of):
    looked(world)
    office, unit, day = desk_of("柳文书"), world.units["杨柳村"].pk, day_of(NOON)
    year = timedelta(days=365)
    said = {"why": "月月有活动", "review_on": f"{day + year}", "expires_on": f"{day + 2 * year}"}
    assert (
        office.send("site-demonstration", unit, **said | {"review_on": f"{day}"}).status_code == 422
    )
    office.send("site-demonstration", unit, **said)
    row = Demonstration.objects.get()
    office.send(
        "demonstration-pairing",
        row.pk,
        helped=world.units["石峁村"].pk,
        goal="带起来",
        until=f"{day + year}",
    )
    pairing = row.pairings.get()
    page = words_of(office.see("demonstration-pairing", row.pk))
    assert "石峁村站" in page
    assert f'value="{unit}"' not in page
    desk_of("马青山").send("pairing-visit", pairing.pk, day=f"{day}", words="一起排了班")
    assert "一起排了班" in words_of(office.see("pairing", pairing.pk))
    assert "示范站 1 个" in words_of(office.see("demonstrations"))
    office.send("demonstration-withdrawal", row.pk, why="半年没有开门")
    assert "半年没有开门" in words_of(office.see("demonstrations"))


def test_staff_are_named_by_name_and_phone(world, desk_of):
    adopted()
    keeper, unit = desk_of("马青山"), world.units["杨柳村"].pk
    said = {"name": "李小妹", "phone": world.phone("李小妹"), "time": "part", "duty": "周末值班"}
    assert keeper.send("site-staff", unit, **said | {"phone": "10199999999"}).status_code == 422
    keeper.send("site-staff", unit, **said)
    assert "兼职 · 周末值班" in words_of(keeper.see("site-standing", unit))
    keeper.send("staff-end", SiteStaff.objects.get().pk)
    assert not SiteStaff.objects.present().exists()


def test_the_blank_sheet_has_every_item(world, desk_of):
    adopted()
    page = words_of(desk_of("马青山").see("check-sheet", world.units["杨柳村"].pk))
    assert page.count("□ 没达到") == 8


def test_visitors_see_a_demonstration_site_and_no_other(world, client):
    row = demonstrating(world)
    place, other = world.units["杨柳村"].pk, world.units["石峁村"].pk
    assert "示范站" in client.get(f"/places/{place}").content.decode()
    page = client.get(f"/places/{place}/visit").content.decode()
    assert "月月有活动" in page
    assert "马青山" not in page
    assert client.get(f"/places/{other}/visit").status_code == 404
    assert "八有标准" in client.get("/standard").content.decode()
    demonstrations.withdraw(row=row, why="半年没有开门", by=world.actor("柳文书"), at=MONDAY)
    assert client.get(f"/places/{place}/visit").status_code == 404
    assert CheckResult.objects.count() == 8
    assert site(world).unit_id == place
