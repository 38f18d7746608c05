"""改出新的一版 (R012, R013): written over the last, from a day on; no old check changes its figures."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.domain.refusing import malformed
from tests.sites.standing import adopted, looked, refused, site
from tests.world import COUNTY, MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Stale
from wudan.sites.actions import standards
from wudan.sites.actions.checks import sweep_pictures
from wudan.sites.actions.standards import WantedItem, WantedVersion
from wudan.sites.comparing_standards import changes
from wudan.sites.files import pictures_kept
from wudan.sites.models import Standard, StandardItem, StandardPaper
from wudan.sites.standing import figures, standing_of

pytestmark = pytest.mark.postgres
TODAY = day_of(MONDAY)
FRIDAY = MONDAY + timedelta(days=4)
NINTH = WantedItem("new1", "有积分", "积分看得懂、换得到。", ["talk"], 1, 12)
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


def as_it_is(standard, **given):
    """The last version, unchanged but for what is given; `but` names items that end."""
    but, added = given.pop("but", ()), given.pop("added", ())
    items = [
        WantedItem(row.code, row.name, row.meaning, row.evidence, row.weight, row.months)
        for row in standard.items.order_by("position") if row.code not in but
    ]  # fmt: skip
    said = {"name": standard.name, "source": standard.source, "rectify_days": standard.rectify_days}
    return WantedVersion(**said | given, items=[*items, *added])


def revised(world, wanted, last, *, who="柳文书", starts_on=None):
    return standards.revise(
        last=last, wanted=wanted, starts_on=starts_on or day_of(FRIDAY), why="县里定了九有", by=world.actor(who), at=MONDAY
    )  # fmt: skip


def test_an_item_is_added_and_the_old_check_keeps_its_figures(world):
    eight = adopted()
    old = looked(world, brand="lacking", activity="partly")
    before = figures(old.results.select_related("item"))
    made = revised(world, as_it_is(eight, name="九有标准", added=[NINTH]), eight)
    assert (made.code, made.version, made.items.count()) == ("eight", 2, 9)
    assert Standard.objects.in_force(COUNTY, TODAY) == eight
    assert Standard.objects.in_force(COUNTY, day_of(FRIDAY)) == made
    old.refresh_from_db()
    assert old.standard == eight
    assert figures(old.results.select_related("item")) == before
    new = looked(world, at=FRIDAY)
    assert (new.standard, new.results.count()) == (made, 9)
    assert [one.result.found for one in standing_of(site(world), made, on=day_of(FRIDAY))] == ["met"] * 9  # fmt: skip
    told = events_of("standard", made.pk)
    assert {event.verb for event in told} == {"standard.revise", "standard.adopt"}


def test_what_goes_on_keeps_its_code_and_what_the_house_knows_of_it(world):
    eight = adopted()
    wanted = as_it_is(eight, but=["brand"], added=[NINTH])
    wanted.items[0] = replace(wanted.items[0], meaning="谁负责写得清楚。")
    made = revised(world, wanted, eight)
    items = {item.code: item for item in made.items.all()}
    assert items["organization"].known == ["posts"]
    assert "brand" not in items
    kinds = {(one.after or one.before).name: (one.kind, one.fields) for one in changes(list(eight.items.order_by("position")), list(made.items.order_by("position")))}  # fmt: skip
    assert kinds["有机构"] == ("changed", ("meaning",))
    assert kinds["有积分"] == ("added", ())
    assert kinds["有品牌"] == ("ended", ())
    assert kinds["有队伍"] == ("same", ())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name-new1"), ({"meaning": ""}, "meaning-new1"), ({"name": "有" * 21}, "name-new1"),
        ({"meaning": "打 13912345678 找老王"}, "meaning-new1"), ({"evidence": []}, "evidence-new1"),
        ({"evidence": ["known"]}, "evidence-new1"), ({"evidence": ["rumour"]}, "evidence-new1"),
        ({"weight": 0}, "weight-new1"), ({"months": 61}, "months-new1"), ({"name": "有机构"}, "name-new1"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(world, wrong, field):
    eight = adopted()
    with malformed(field):
        revised(world, as_it_is(eight, added=[replace(NINTH, **wrong)]), eight)
    assert Standard.objects.filter(code="eight").count() == 1


def test_nothing_is_written_anew_without_a_change_or_over_an_older_version(world):
    eight = adopted()
    with refused(Objected):
        revised(world, as_it_is(eight), eight)
    revised(world, as_it_is(eight, added=[NINTH]), eight, starts_on=TODAY)
    with refused(Stale):
        revised(world, as_it_is(eight, but=["brand"]), eight)
    with refused(Objected):
        revised(world, as_it_is(eight, but=["brand"]), eight, who="乔委员")


def test_a_version_that_was_written_is_never_changed(world):
    eight = adopted()
    made = revised(world, as_it_is(eight, added=[NINTH]), eight)
    with pytest.raises(DatabaseError), transaction.atomic():
        StandardItem.objects.filter(standard=made).update(weight=9)


def test_the_official_paper_is_kept_sealed_beside_it_and_swept_by_nobody(world, settings, tmp_path):
    settings.SITE_PICTURES = tmp_path
    eight, office = adopted(), world.actor("柳文书")
    said = {"standard": eight, "title": "吴文明委〔2026〕3号", "by": office, "at": MONDAY}
    for wrong in (b"hello", PDF[:-8], PDF.replace(b"/Type", b"/JavaScript")):
        with malformed("file"):
            standards.lay_beside(content=wrong, **said)
    paper = standards.lay_beside(content=PDF, **said)
    assert PDF not in (tmp_path / paper.file_name).read_bytes()
    sweep_pictures(at=MONDAY + timedelta(days=3650))
    assert pictures_kept().get(StandardPaper.objects.get().file_name) == PDF
    with refused(Objected):
        standards.lay_beside(content=PDF, **said | {"by": world.actor("马青山")})
