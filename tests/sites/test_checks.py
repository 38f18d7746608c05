"""对标检查: by the site itself or from above; what is lacking is mended and looked at again."""

from datetime import timedelta

import pytest

from tests.sites.standing import adopted, lacking, looked, refused, site
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected
from wudan.sites.actions import checks
from wudan.sites.actions.checks import Line
from wudan.sites.models import CheckResult, Rectification, SiteCheck
from wudan.sites.standing import standing_of

pytestmark = pytest.mark.postgres


def _check(world, who, *lines, name="杨柳村", at=MONDAY, **more):
    standard = adopted()
    return checks.check(site=site(world, name), seen=standard.pk, lines=lines, by=world.actor(who), at=at, **more)  # fmt: skip


def test_a_keeper_checks_the_own_station_and_no_rectification_follows(world):
    made = _check(world, "马青山", Line("brand", "lacking", "还没有叫得响的"))
    assert (made.kind, made.results.count(), Rectification.objects.count()) == ("own", 1, 0)
    assert [e.verb for e in events_of("site", made.site_id)] == ["site.check"]


@pytest.mark.parametrize("who", ["秦奶奶", "苏远", "景科长", "郝书记", "严审计", "贾站长"])
def test_others_check_nothing(world, who):
    with refused(Objected):
        _check(world, who, Line("brand", "met"))


def test_what_is_lacking_is_told_in_words_without_numbers_of_people(world):
    for words in ("", "问李姐 13800138000", "字" * 301):
        with refused(Malformed) as caught:
            _check(world, "乔委员", Line("brand", "lacking", words))
        assert "words-brand" in caught.value.fields
    for lines in (
        (),
        (Line("moon", "met"),),
        (Line("brand", "best"),),
        (Line("brand", "met"),) * 2,
    ):
        with refused(Malformed):
            _check(world, "乔委员", *lines)
    with refused(Malformed):
        _check(world, "乔委员", Line("brand", "met"), days=0)
    assert not SiteCheck.objects.exists()


def test_a_check_from_above_opens_a_rectification_with_a_deadline_in_working_days(world):
    row = lacking(world)
    assert (row.item.name, row.site.unit.name) == ("有品牌", "杨柳村站")
    assert day_of(row.due_at) == day_of(MONDAY) + timedelta(days=21)
    assert not Rectification.objects.overdue(row.due_at).exists()
    assert Rectification.objects.overdue(row.due_at + timedelta(seconds=1)).get() == row


def test_mended_and_looked_at_again(world):
    row = lacking(world)
    keeper, staff = world.actor("马青山"), world.actor("乔委员")
    with refused(Objected):
        checks.mend(row=row, words="好了", by=world.actor("贾站长"), at=MONDAY)
    checks.mend(row=row, words="村里的剪纸班挂了牌，每周三开。", by=keeper, at=MONDAY)
    with refused(Objected):
        checks.mend(row=row, words="又好了", by=keeper, at=MONDAY)
    with refused(Objected):
        checks.recheck(row=row, found="met", words="", by=keeper, at=MONDAY)
    again = checks.recheck(row=row, found="met", words="去看了", by=staff, at=MONDAY)
    row.refresh_from_db()
    assert (row.closing.check_made, again.kind) == (again, "again")
    assert not Rectification.objects.open().exists()
    standing = standing_of(site(world), again.standard, on=day_of(MONDAY))
    assert [one.result.found for one in standing] == ["met"] * 8


def test_still_lacking_runs_anew_with_its_own_days(world):
    row = lacking(world)
    later = MONDAY + timedelta(days=1)
    checks.recheck(row=row, found="partly", words="班有了，牌没挂", by=world.actor("乔委员"), at=later, days=5)  # fmt: skip
    again = Rectification.objects.open().get()
    assert again.pk != row.pk
    assert day_of(again.due_at) == day_of(MONDAY) + timedelta(days=8)


def test_a_self_check_does_not_make_good_what_somebody_above_found(world):
    lacking(world)
    with refused(Malformed):
        _check(world, "马青山", Line("brand", "met"))
    made = _check(world, "马青山", Line("team", "met"))
    assert made.results.get().is_latest


def test_a_result_counts_for_some_months_only(world):
    made = looked(world)
    half_a_year = day_of(MONDAY).replace(year=2027, month=3)
    standing = standing_of(site(world), made.standard, on=half_a_year)
    assert [one.item.code for one in standing if one.is_lapsed] == ["team", "platform", "activity"]


def test_one_latest_result_an_item(world):
    looked(world)
    looked(world, at=MONDAY + timedelta(days=1))
    assert CheckResult.objects.count() == 16
    assert CheckResult.objects.current().count() == 8


def test_a_base_has_no_such_standard_and_a_closed_unit_no_check(world):
    with refused(Objected) as caught:
        _check(world, "柳文书", Line("brand", "met"), name="c")
    assert caught.value.code == "other_kind"
