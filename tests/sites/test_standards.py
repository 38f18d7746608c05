"""八有, 九有, 六有: data that never changes an old check (domain §5 rows 1–2)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction

from tests.sites.standing import BASE, NINE, adopted, looked, refused, site
from tests.world import COUNTY, MONDAY
from wudan.jobs.furnishing import furnish
from wudan.jobs.furnishing.standards import furnish_standards
from wudan.kit.clock import day_of
from wudan.kit.pack import PackError, read_pack
from wudan.kit.refusals import Malformed, Objected, Stale
from wudan.sites.actions import standards
from wudan.sites.actions.checks import Line, check
from wudan.sites.models import CheckResult, Standard, StandardItem, StandardPeriod
from wudan.sites.standing import figures, standing_of

pytestmark = pytest.mark.postgres
PACKS = settings.PACK.folder.parent


def _figures(check):
    return figures(check.results.select_related("item"))


@pytest.mark.parametrize(("name", "versions"), [("wuqi", 2), ("yuyang", 3)])
def test_both_counties_load_with_their_standards(db, name, versions):
    pack = read_pack(PACKS / name)
    furnish(pack, at=MONDAY)
    assert Standard.objects.count() == versions
    assert Standard.objects.in_force(pack.county, day_of(MONDAY)).name == "八有标准"
    furnish(pack, at=MONDAY)
    assert Standard.objects.count() == versions


def test_yuyang_went_by_nine_before(db):
    furnish_standards([BASE, NINE], COUNTY)
    before = Standard.objects.in_force(COUNTY, day_of(MONDAY).replace(year=2020))
    assert before.name == "九有标准"
    assert before.items.count() == 9


def test_switching_from_eight_to_nine_changes_no_old_figure(world):
    adopted(BASE, NINE)
    old = looked(world, brand="lacking", activity="partly")
    before, results = _figures(old), list(old.results.order_by("pk").values())
    nine = Standard.objects.get(code="nine")
    friday = MONDAY + timedelta(days=4)
    standards.adopt(standard=nine, starts_on=day_of(friday), why="回到九有", by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    new = looked(world, at=friday)
    assert (new.standard, new.results.count()) == (nine, 9)
    old.refresh_from_db()
    assert old.standard.code == "eight"
    assert _figures(old) == before
    assert (before.met, before.partly, before.lacking, before.percent) == (6, 1, 1, 84)
    assert list(old.results.order_by("pk").values()) == results
    standing = standing_of(site(world), nine, on=day_of(friday))
    assert [one.result.found for one in standing] == ["met"] * 9


def test_a_version_that_was_loaded_is_never_changed(world, tmp_path):
    adopted()
    changed = tmp_path / "standards.toml"
    changed.write_text(BASE.read_text("utf-8").replace("weight = 2", "weight = 3"), "utf-8")
    with pytest.raises(PackError, match="新的一版"):
        furnish_standards([changed], COUNTY)
    item = StandardItem.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        StandardItem.objects.filter(pk=item.pk).update(weight=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Standard.objects.update(name="七有")


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ('["known", "sight"]', '["rumour"]', "evidence"), ('["posts"]', '["likes"]', "known"),
        ("weight = 2", "weight = 0", "weight"), ('"station"]', '"moon"]', "moon"),
        ('code = "eight"\nversion = 1\nstarts', 'code = "ten"\nversion = 1\nstarts', "ten"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_what_is_wrong(db, tmp_path, wrong, right, words):
    text = BASE.read_text("utf-8")
    assert wrong in text
    (tmp_path / "standards.toml").write_text(text.replace(wrong, right, 1), "utf-8")
    with pytest.raises(PackError, match=words):
        furnish_standards([tmp_path / "standards.toml"], COUNTY)


def test_a_result_is_never_edited(world):
    adopted()
    made = looked(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        CheckResult.objects.filter(check_made=made).update(found="lacking", words="改")


def test_a_form_of_the_old_version_is_stale(world):
    eight = adopted(BASE, NINE)
    nine = Standard.objects.get(code="nine")
    standards.adopt(standard=nine, starts_on=day_of(MONDAY), why="试", by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    with refused(Stale):
        check(site=site(world), seen=eight.pk, lines=[Line("brand", "met")], by=world.actor("乔委员"), at=MONDAY)  # fmt: skip


def test_only_the_center_office_adopts_and_from_today_on(world):
    adopted(BASE, NINE)
    nine, today = Standard.objects.get(code="nine"), day_of(MONDAY)
    with refused(Objected):
        standards.adopt(standard=nine, starts_on=today, why="试", by=world.actor("乔委员"), at=MONDAY)  # fmt: skip
    office = world.actor("柳文书")
    for day in (today - timedelta(days=1), today.replace(year=2099)):
        with refused(Malformed):
            standards.adopt(standard=nine, starts_on=day, why="试", by=office, at=MONDAY)
    with refused(Objected):
        standards.adopt(standard=Standard.objects.get(code="eight"), starts_on=today, why="试", by=office, at=MONDAY)  # fmt: skip
    assert StandardPeriod.objects.filter(ends_on=None).count() == 1
