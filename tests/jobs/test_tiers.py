"""How deep teams go, and what each tier is called, is the pack's (R044, R045): no code knows it."""

from dataclasses import replace
from datetime import date
from shutil import copytree

import pytest

from wudan.jobs.furnishing.teams import furnish_teams
from wudan.kit.pack import PackError, read_pack
from wudan.teams.models import Team
from wudan.web.team_words import tier_named

HEAD = "key,name,category,tier,unit,skills,licences,serves,members,capacity,slots,has_minors,insured_until,phone\n"
ROW = "t-1,铁边城支队,relief,{tier},铁边城,haircut,,铁边城,9,3,6am,false,,10100002001\n"


@pytest.fixture
def two_tiers(settings, tmp_path):
    """榆阳 with 支队 and 中队 alone, as a pack of its own."""
    copytree(settings.PACK.folder.parent, tmp_path / "packs")
    told = tmp_path / "packs" / "yuyang" / "pack.toml"
    names = 'names = ["队伍", "支队", "中队"]'
    text = told.read_text("utf-8")
    assert names in text
    told.write_text(text.replace(names, 'names = ["支队", "中队"]'), "utf-8")
    return read_pack(tmp_path / "packs" / "yuyang")


def furnished(world, tmp_path, *, tier, deepest):
    table = tmp_path / "teams.csv"
    table.write_text(HEAD + ROW.format(tier=tier), "utf-8")
    furnish_teams(table, dict(world.units), date(2025, 1, 1), deepest=deepest)
    return Team.objects.get(unit__key="t-1")


def test_a_county_with_two_tiers_loads_and_shows_them(world, settings, two_tiers, tmp_path):
    settings.PACK = replace(settings.PACK, tiers=two_tiers.tiers)
    made = furnished(world, tmp_path, tier="2", deepest=len(two_tiers.tiers))
    assert (tier_named(1), tier_named(made.tier)) == ("支队", "中队")


@pytest.mark.parametrize("tier", ["3", "0", "二", ""])
def test_a_team_deeper_than_the_pack_says_is_refused_with_its_row(world, two_tiers, tmp_path, tier):
    with pytest.raises(PackError, match=r"第 2 行 tier：pack\.toml 里队伍只有 2 级"):
        furnished(world, tmp_path, tier=tier, deepest=2)


@pytest.mark.parametrize("names", ["[]", '["队", "队"]', '["队", " "]'])
def test_tiers_without_names_of_their_own_are_refused(two_tiers, names):
    told = two_tiers.folder / "pack.toml"
    text = told.read_text("utf-8")
    told.write_text(text.replace('["支队", "中队"]', names), "utf-8")
    with pytest.raises(PackError, match=r"tiers\.names"):
        read_pack(two_tiers.folder)
