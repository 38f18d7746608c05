"""Earning rules are versions: loaded once, adopted from a day on, never changed (R076)."""

import dataclasses
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction

from tests.rewards.earning import ruled
from tests.world import COUNTY, MONDAY
from wudan.jobs.furnishing.earning import furnish_earning
from wudan.kit.clock import day_of
from wudan.kit.pack import PackError, read_pack
from wudan.kit.refusals import Malformed, Objected
from wudan.rewards.actions.rules import adopt
from wudan.rewards.models import PointRule, PointRules, PointRulesPeriod, PointVeto

pytestmark = pytest.mark.postgres
TODAY = day_of(MONDAY)
PACKS = settings.PACK.folder.parent


def _adopt(world, version=2, starts_on=TODAY, who="柳文书", why="一小时一分好算"):
    rules = PointRules.objects.get(county=COUNTY, version=version)
    return adopt(rules=rules, starts_on=starts_on, why=why, by=world.actor(who), at=MONDAY)


@pytest.mark.parametrize(("name", "versions"), [("wuqi", 2), ("yuyang", 1)])
def test_both_counties_load_their_rules_once(db, name, versions):
    pack = read_pack(PACKS / name)
    for _ in range(2):
        furnish_earning(pack)
        assert PointRules.objects.filter(county=pack.county).count() == versions
    rules = PointRules.objects.in_force(pack.county, TODAY)
    assert rules.version == 1
    assert rules.lines.get(code="report").worth.spend == 5
    assert rules.vetoes.count() == 3


def test_a_loaded_version_that_says_something_else_is_refused(db, tmp_path):
    ruled()
    told = (settings.PACK.folder / "points.toml").read_text("utf-8")
    pack = _pack_in(tmp_path, told.replace("honor = 3\n", "honor = 4\n", 1))
    with pytest.raises(PackError, match="不能改"):
        furnish_earning(pack)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('kinds = ["health", "relief"]', 'kinds = ["magic"]', "没有“magic”"),
        ('grades = ["credit"]', 'grades = ["gold"]', "没有“gold”"),
        ('grades = ["credit"]', "grades = []", "按时长记的要写"),
        ('proofs = ["words"]', 'proofs = ["photo"]', "没有“photo”"),
        ("honor = 3\n", "", "缺少 'honor'"),
        ("owner_month = 2400", "owner_month = -1", "owner_month"),
        ("back_days = 90", "back_days = 900", "第 1 版"),
        ("version = 1\nstarts_on", "version = 9\nstarts_on", "没有第 9 版"),
    ],
)
def test_a_file_that_is_wrong_is_told_where(db, tmp_path, before, after, words):
    told = (settings.PACK.folder / "points.toml").read_text("utf-8")
    assert before in told
    with pytest.raises(PackError, match=words), transaction.atomic():
        furnish_earning(_pack_in(tmp_path, told.replace(before, after, 1)))


def _pack_in(folder, told):
    (folder / "points.toml").write_text(told, "utf-8")
    return dataclasses.replace(settings.PACK, folder=folder)


def test_the_office_adopts_another_version_and_the_past_keeps_its_own(world):
    first = ruled()
    period = _adopt(world, starts_on=TODAY + timedelta(days=10))
    assert PointRules.objects.in_force(COUNTY, TODAY) == first
    assert PointRules.objects.in_force(COUNTY, TODAY + timedelta(days=9)) == first
    assert PointRules.objects.in_force(COUNTY, TODAY + timedelta(days=10)) == period.rules


@pytest.mark.parametrize("days", [-1, -400, 400])
def test_a_rule_is_not_dated_backwards(world, days):
    ruled()
    with pytest.raises(Malformed) as refused, transaction.atomic():
        _adopt(world, starts_on=TODAY + timedelta(days=days))
    assert "starts_on" in refused.value.fields
    assert PointRulesPeriod.objects.count() == 1


def test_nobody_else_adopts_and_never_twice(world):
    ruled()
    for who in ("马青山", "乔委员", "严审计", "秦奶奶"):
        with pytest.raises(Objected), transaction.atomic():
            _adopt(world, who=who)
    with pytest.raises(Objected, match="就是这一版"), transaction.atomic():
        _adopt(world, version=1)
    _adopt(world, starts_on=TODAY + timedelta(days=5))
    with pytest.raises(Objected, match="更晚"), transaction.atomic():
        _adopt(world, version=1, starts_on=TODAY + timedelta(days=2))


def test_a_reason_is_wanted_and_shown_to_everybody(world):
    ruled()
    for why in ("", "  ", "打 13812345678 问", "长" * 201):
        with pytest.raises(Malformed), transaction.atomic():
            _adopt(world, why=why)


def test_the_database_keeps_versions_and_periods(world):
    rules = ruled()
    _adopt(world, starts_on=TODAY + timedelta(days=5))
    held = PointRulesPeriod.objects.filter(rules=rules)
    for edit in (
        lambda: PointRules.objects.update(worth_fen=1),
        lambda: PointRule.objects.update(spend=99),
        lambda: PointVeto.objects.update(name="x"),
        lambda: held.update(starts_on=TODAY),
        lambda: held.update(ends_on=TODAY + timedelta(days=7)),
        lambda: PointVeto.objects.create(rules=rules, position=9, code="x", name="x", meaning="x"),
        lambda: PointRulesPeriod.objects.create(
            county="610000", rules=rules, starts_on=TODAY, decided_on=TODAY + timedelta(days=1)
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            edit()
